import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCase } from '#db/cases/find-case.ts'
import { openCasesOf } from '#db/cases/open-cases-of.ts'
import { recordOrder } from '#db/cases/staff-actions.ts'
import { recordRescreening } from '#db/screenings/record-rescreening.ts'
import { saveStaffAccount } from '#db/sessions/save-staff-account.ts'
import type { Order } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import type { OrderResult } from '#workflows/case/messages.ts'
import { openActivityBench, type ActivityBench } from '#test/activities/activity-bench.ts'
import { confirm, ofac } from '#test/activities/listed-person.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'
import { staff } from '#test/cast/staff.ts'

const { sub, personId, name, email, roles } = staff.find((one) => one.sub === 'clara')!

let bench: ActivityBench
let accountId: string
let version: string
// No process runs here: a case stays as it was written down.
beforeAll(async () => {
  bench = await openActivityBench()
  accountId = await saveStaffAccount(bench.store.db, { issuer: 'test', subject: sub, personId, name, email, roles })
  ;({ version } = await bench.run('fetchWatchList', { process: 'watchListNight', provider: 'ofac' }, { screening: { ofac } }))
})
afterAll(() => bench.close())

async function review(partyId: string): Promise<string> {
  const { opened } = await recordRescreening(bench.store, { version, partyId, hits: 1 })
  return opened!
}

describe('holding the loans of a listed person', () => {
  const carriedOut: OrderResult = { outcome: 'carried_out', version: 9 }

  /** A person with two open loans, who is confirmed in a review. Answers for the orders come one after the other. */
  async function confirmedPerson() {
    const application = await openTestApplication(bench, 'bruno-pending-regularisation')
    const { partyId, loanCaseId } = application
    const reviewId = await review(partyId)
    const opened = await findCase(bench.store.db, reviewId)
    await recordOrder(bench.store, opened, {
      order: { orderId: randomUUID(), actor: { kind: 'staff', personId, accountId, roles }, content: confirm, reasonCode: 'same_numbers' },
      sessionId: randomUUID(),
      requestId: 'request',
    })
    const { screeningId } = await bench.run('screenPerson', { caseId: reviewId, provider: 'ofac', attempt: 1 }, { screening: { ofac } })
    const orders: { workflowId: string; order: Order }[] = []
    const decide = (...answers: (OrderResult | AppError | undefined)[]) =>
      bench.run(
        'recordScreeningDecision',
        { caseId: reviewId, screeningId, decision: 'confirm', reasons: ['same_numbers'] },
        {
          giveOrder: async (workflowId, order) => {
            orders.push({ workflowId, order })
            const answer = answers.shift()
            if (answer instanceof AppError) throw answer
            return answer
          },
        },
      )
    const rows = () => bench.store.db('staff_action').where({ case_id: loanCaseId, kind: 'holdCase' })
    return { application, reviewId, orders, decide, rows }
  }

  it('is one order with one row, however often it is tried', async () => {
    const { application, reviewId, orders, decide, rows } = await confirmedPerson()
    await decide(carriedOut)
    await decide(carriedOut)
    expect(new Set(orders.map(({ order }) => order.orderId)).size).toBe(1)
    expect(orders[0]).toMatchObject({
      workflowId: `loan:${application.loanCaseId}`,
      order: {
        actor: { kind: 'staff', personId, roles: ['compliance'] },
        content: { kind: 'holdCase', holdKind: 'sanctions', confirmedIn: reviewId },
      },
    })
    expect(await rows()).toHaveLength(1)
  })

  it.each([new AppError('PROCESS_UNREACHABLE'), undefined])(
    'says so where a case could not be told, and tells it at the next try',
    async (failure) => {
      const { decide, rows } = await confirmedPerson()
      await expect(decide(failure)).rejects.toMatchObject({ type: 'PROCESS_UNREACHABLE' })
      expect(await rows()).toMatchObject([{ state: 'requested' }])
      await decide(carriedOut)
    },
  )

  it.each(['CASE_ALREADY_ON_HOLD', 'CASE_ENDED'] as const)('leaves a case as it is that cannot go on anyway: %s', async (code) => {
    const { decide, rows } = await confirmedPerson()
    await decide(new AppError(code))
    expect(await rows()).toMatchObject([{ state: 'refused', error_code: code }])
  })

  it('tells a case that was written down and has not begun yet when it has', async () => {
    const { decide, rows } = await confirmedPerson()
    await expect(decide(new AppError('NO_LONGER_RUNNING'))).rejects.toMatchObject({ type: 'PROCESS_UNREACHABLE' })
    expect(await rows()).toMatchObject([{ state: 'requested' }])
    await decide(carriedOut)
  })

  it('does not pass over a refusal that leaves the money free', async () => {
    const { decide } = await confirmedPerson()
    await expect(decide(new AppError('ORDER_NOT_PERMITTED'))).rejects.toMatchObject({ type: 'ORDER_NOT_PERMITTED' })
  })

  it('is about open loans alone: not about reviews, other people, or the family in which it was confirmed', async () => {
    const { application, reviewId } = await confirmedPerson()
    await openTestApplication(bench, 'carla-suspended')
    const { partyId, loanCaseId } = application
    expect(await openCasesOf(bench.store.db, partyId, { without: reviewId })).toEqual([loanCaseId])
    expect(await openCasesOf(bench.store.db, partyId, { without: loanCaseId })).toEqual([])
    await bench.owner.db('case').where({ id: loanCaseId }).update({ ended_at: new Date() })
    expect(await openCasesOf(bench.store.db, partyId, { without: reviewId })).toEqual([])
  })
})

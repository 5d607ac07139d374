import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderAnswer } from '#api/orders/give-order.ts'
import type { StaffSession } from '#api/session/sessions.ts'
import { findCase } from '#db/cases/find-case.ts'
import { holdsOfCase } from '#db/cases/holds-of-case.ts'
import { recordOrder } from '#db/cases/staff-actions.ts'
import { openCasesOf } from '#db/cases/open-cases-of.ts'
import { recordRescreening } from '#db/screenings/record-rescreening.ts'
import type { Order, OrderContent } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import type { ScreeningHit } from '#integrations/screening/screening.ts'
import type { OrderResult } from '#workflows/case/messages.ts'
import { openExportBench, type ExportBench } from '#test/exports/export-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

const hit: ScreeningHit = {
  entityId: 'OFAC-1',
  caption: 'Somebody',
  score: 0.95,
  match: true,
  topics: ['sanction'],
  datasets: ['sdn'],
  birthDates: [],
  countries: [],
  explanations: [],
}
const ofac = { provider: 'ofac', screen: async () => ({ algorithm: 'a', threshold: 0.7, listVersion: 'sha256:2', hits: [hit] }) }
const confirm: OrderContent = { kind: 'decideStep', step: 'screening', decision: 'confirm', reasons: ['same_numbers'] }

let bench: ExportBench
let clara: StaffSession
let version: string
beforeAll(async () => {
  bench = await openExportBench({ screening: { ofac, yente: { ...ofac, screen: async () => ({ ...(await ofac.screen()), hits: [] }) } } })
  clara = await bench.signIn('clara')
  ;({ version } = await bench.activities.run('fetchWatchList', { process: 'watchListNight', provider: 'ofac' }))
})
afterAll(() => bench.close())
const store = () => bench.activities.store

async function review(partyId: string): Promise<string> {
  const { opened } = await recordRescreening(store(), { version, partyId, hits: 1 })
  return opened!
}

async function settled(caseId: string, isSo: (row: Awaited<ReturnType<typeof findCase>>) => boolean) {
  const giveUpAt = Date.now() + 20_000
  for (;;) {
    const row = await findCase(store().db, caseId)
    if (isSo(row)) return row
    if (Date.now() > giveUpAt) throw new Error(`Never so: ${JSON.stringify(row.facts)}`)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

describe('a customer whom compliance confirms to be on a list', () => {
  it('gets no money, whatever else held the loan and was lifted, until two of compliance lift this hold with a reason', async () => {
    const [otavio, second] = [await bench.signIn('otavio'), await bench.signIn('caio')]
    const loan = await bench.open('ana-ordinary')
    await loan.introduce()
    await loan.accept()
    const suspected = await loan.order('loan', otavio, { content: { kind: 'holdCase', holdKind: 'fraud' }, reasonCode: 'fraud_suspected' })
    const reviewId = await review(loan.application.partyId)
    await settled(reviewId, ({ facts }) => facts?.steps['screening']?.state === 'needs_attention')
    await bench.order(reviewId, clara, { content: confirm, reasonCode: 'same_numbers' })
    const ended = await settled(reviewId, ({ endedAt }) => endedAt !== null)
    expect(ended.facts?.ending).toMatchObject({ status: 'declined', reasons: ['listed_person'] })

    const { holds } = await loan.until('loan', (now) => now.holds.length === 2, 'the loan is held for both')
    expect(holds[1]).toMatchObject({ kind: 'sanctions', by: `staff:${clara.personId}`, confirmedIn: reviewId })
    const row = await findCase(store().db, loan.application.loanCaseId)
    expect(await holdsOfCase(store(), row)).toMatchObject([
      { kind: 'fraud', placedBy: otavio.name, ended: null },
      {
        kind: 'sanctions',
        placedBy: clara.name,
        reasonCode: 'listed_person_confirmed',
        note: `Confirmed in ${ended.reference}: the customer is the person on the list.`,
        confirmedIn: { caseId: reviewId, reference: ended.reference },
        ended: null,
      },
    ])
    const actions = await store()
      .db('staff_action')
      .where({ case_id: row.id, request_id: `listed-person:${reviewId}` })
    expect(actions).toMatchObject([{ state: 'carried_out', person_id: clara.personId, request_id: `listed-person:${reviewId}` }])

    // What the applicant does meanwhile is taken in: their deadline goes on. What follows from it waits.
    await loan.sign()
    await loan.until('loan', (now) => now.signed, 'the signature is taken in')
    const lift = { kind: 'releaseCase', holdKind: 'fraud', holdId: suspected.orderId } as const
    await bench.order(row.id, clara, { content: lift, reasonCode: 'suspicion_cleared' })
    const { status } = await findCase(store().db, row.id)
    expect(status).toBe('on_hold')
    const listed = { kind: 'releaseCase', holdKind: 'sanctions', holdId: holds[1]!.holdId } as const
    const proposed = await bench.order(row.id, clara, { content: listed, reasonCode: 'licensed_by_authority' })
    await bench.order(row.id, second, { content: { kind: 'confirmProposal', ...proposalOf(proposed) }, reasonCode: 'evidence_checked' })
    await loan.until('loan', (now) => now.active, 'the loan is active')
    const events = await store().db('case_event').where({ case_id: row.id }).orderBy('sequence').select('kind', 'step')
    const told = events.map(({ kind, step }: { kind: string; step: string | null }) => [kind, step].filter(Boolean).join(' '))
    const lastLifted = told.lastIndexOf('case_released')
    const since = told.slice(told.indexOf('case_held'), lastLifted)
    expect(since.filter((event) => event === 'case_released')).toHaveLength(1)
    expect(since.filter((event) => event.startsWith('step_started'))).toEqual([])
    expect(told.indexOf('step_started disbursement')).toBeGreaterThan(lastLifted)
  })
})

describe('holding what a listed person has', () => {
  const carriedOut: OrderResult = { outcome: 'carried_out', version: 9 }

  /** A person with two open loans, who is confirmed in a review. Answers for the orders come one after the other. */
  async function confirmedPerson() {
    const { activities } = bench
    const application = await openTestApplication(activities, 'bruno-pending-regularisation')
    const { partyId, loanCaseId } = application
    const reviewId = await review(partyId)
    const opened = await findCase(store().db, reviewId)
    const { personId, accountId, roles, sessionId } = clara
    await recordOrder(store(), opened, {
      order: { orderId: randomUUID(), actor: { kind: 'staff', personId, accountId, roles }, content: confirm, reasonCode: 'same_numbers' },
      sessionId,
      requestId: 'request',
    })
    const { screeningId } = await activities.run(
      'screenPerson',
      { caseId: reviewId, provider: 'ofac', attempt: 1 },
      { screening: { ofac } },
    )
    const orders: { workflowId: string; order: Order }[] = []
    const decide = (...answers: (OrderResult | AppError | undefined)[]) =>
      activities.run(
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
    const rows = () => store().db('staff_action').where({ case_id: loanCaseId, kind: 'holdCase' })
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
        actor: { kind: 'staff', personId: clara.personId, roles: ['compliance'] },
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
    await openTestApplication(bench.activities, 'carla-suspended')
    const { partyId, loanCaseId } = application
    expect(await openCasesOf(store().db, partyId, { without: reviewId })).toEqual([loanCaseId])
    expect(await openCasesOf(store().db, partyId, { without: loanCaseId })).toEqual([])
    await bench.activities.owner.db('case').where({ id: loanCaseId }).update({ ended_at: new Date() })
    expect(await openCasesOf(store().db, partyId, { without: reviewId })).toEqual([])
  })
})

function proposalOf(answer: OrderAnswer): { proposalId: string; hash: string } {
  if (answer.state !== 'settled' || answer.result.outcome !== 'proposed') throw new Error('Two people were not asked for')
  return { proposalId: answer.result.proposalId, hash: answer.result.hash }
}

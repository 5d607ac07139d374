import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askToStop } from '#db/bulk-retries/end-bulk-retry.ts'
import { getBulkRetry } from '#db/bulk-retries/find-bulk-retry.ts'
import { findRetriedStep } from '#db/bulk-retries/retried-steps.ts'
import { findCase } from '#db/cases/find-case.ts'
import type { Order } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import type { OrderResult } from '#workflows/case/messages.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openParkedRetry } from '#test/activities/open-parked-retry.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'
import { parkStep } from '#test/api/park-step.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())
beforeEach(() => bench.owner.db('case_step').delete())

const wentOn: OrderResult = { outcome: 'carried_out', version: 9, step: { name: 'taxAuthority', state: 'done', attempts: 4 } }
const parkedAgain = (code: 'TAX_AUTHORITY_DOWN' | 'TAX_NO_MATCH'): OrderResult => ({
  outcome: 'carried_out',
  version: 9,
  step: {
    name: 'taxAuthority',
    state: 'needs_attention',
    attempts: 4,
    attention: { cause: code === 'TAX_NO_MATCH' ? 'judgement' : 'retries_spent', code, facts: {}, attempts: 1, since: '' },
  },
})

/** A run over one parked onboarding; the case answers the orders one after the other. */
async function opened() {
  const { onboardingCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
  const bulkRetryId = await openParkedRetry(bench, caseId)
  const orders: Order[] = []
  type Answer = OrderResult | AppError | undefined | (() => Promise<never> | Promise<undefined>)
  const retry = (...answers: Answer[]) => retryAt(1, ...answers)
  const retryAt = (tries: number, ...answers: Answer[]) =>
    bench.run(
      'retryParkedStep',
      { bulkRetryId, position: 1 },
      {
        giveOrder: async (_workflowId, order) => {
          orders.push(order)
          const answer = answers.shift()
          if (answer instanceof AppError) throw answer
          return typeof answer === 'function' ? answer() : answer
        },
      },
      tries,
    )
  const outcome = async () => {
    const { outcome, errorCode } = await findRetriedStep(bench.store.db, bulkRetryId, 1)
    return [outcome, errorCode]
  }
  return { caseId, bulkRetryId, orders, retry, retryAt, outcome }
}

describe('the retry of one case among many', () => {
  it('is the order of whoever asked for the run, on the version that the record has, and leaves its row', async () => {
    const { caseId, bulkRetryId, orders, retry, outcome } = await opened()
    expect(await retry(wentOn)).toEqual({ outcome: 'went_on', isOutage: false })
    expect(await outcome()).toEqual(['went_on', null])
    const { version } = await findCase(bench.store.db, caseId)
    expect(orders).toMatchObject([
      {
        content: { kind: 'retryStep', step: 'taxAuthority' },
        actor: { kind: 'staff', personId: 'p-107', roles: ['operations'] },
        reasonCode: 'outside_system_back',
        expectedVersion: version,
      },
    ])
    const row = await bench.store.db('staff_action').where({ order_id: orders[0]!.orderId }).first()
    expect(row).toMatchObject({ kind: 'retryStep', person_id: 'p-107', case_id: caseId, request_id: `bulk-retry:${bulkRetryId}` })
  })

  it.each([
    ['TAX_AUTHORITY_DOWN', true],
    ['TAX_NO_MATCH', false],
  ] as const)('tells of %s after the new attempt, and whether it is the outage', async (code, isOutage) => {
    const { retry, outcome } = await opened()
    expect(await retry(parkedAgain(code))).toEqual({ outcome: 'parked_again', isOutage })
    expect(await outcome()).toEqual(['parked_again', code])
  })

  it('is one order, however often it is tried, and the answer is waited for', async () => {
    const { orders, retry, outcome } = await opened()
    await expect(retry(undefined, new AppError('PROCESS_UNREACHABLE'))).rejects.toThrow('The process engine does not answer')
    expect(await outcome()).toEqual(['waiting', null])
    await retry(wentOn)
    await retry()
    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(1)
    expect([orders.length, ...(await outcome())]).toEqual([3, 'went_on', null])
  })

  it('leaves a case alone that parked anew in the meantime: that is another matter', async () => {
    const { caseId, orders, retry } = await opened()
    await parkStep(bench.store.db, caseId, 'taxAuthority', { provider: 'serpro', code: 'TAX_AUTHORITY_DOWN' })
    expect(await retry(wentOn)).toEqual({ outcome: 'overtaken', isOutage: false })
    expect(orders).toEqual([])
  })

  it('looks again when the case has moved on since the record was read, and then lets it be', async () => {
    const { caseId, retry, outcome, orders } = await opened()
    await retry(async () => {
      await parkStep(bench.store.db, caseId, 'duplicateSearch', { code: 'DUPLICATE_PARTY', cause: 'judgement' })
      throw new AppError('STALE_ORDER')
    })
    expect([orders.length, ...(await outcome())]).toEqual([1, 'overtaken', null])
  })

  it('writes a refusal down, beside the case and beside the run', async () => {
    const { orders, retry, outcome } = await opened()
    expect(await retry(new AppError('ORDER_NOT_PERMITTED'))).toEqual({ outcome: 'refused', isOutage: false })
    expect(await outcome()).toEqual(['refused', 'ORDER_NOT_PERMITTED'])
    const row = await bench.store.db('staff_action').where({ order_id: orders[0]!.orderId }).first()
    expect(row).toMatchObject({ state: 'refused', error_code: 'ORDER_NOT_PERMITTED' })
  })
})

describe('a case that meets a bug of ours', () => {
  const bug = async () => {
    throw new TypeError('hits of undefined')
  }

  it('is tried again a few times, then given up and told, so that the run comes to an end', async () => {
    const { caseId, retryAt, outcome } = await opened()
    await expect(retryAt(4, bug)).rejects.toThrow('hits of undefined')
    expect(await outcome()).toEqual(['waiting', null])
    expect(await retryAt(5, bug)).toEqual({ outcome: 'our_fault', isOutage: false })
    expect(await outcome()).toEqual(['our_fault', null])
    const told = bench.log.lines.find(({ message }) => message === 'retry given up')
    expect(told?.facts).toMatchObject({ caseId, step: 'taxAuthority', tries: 5, error: { name: 'TypeError' } })
  })

  it('is not given up while the engine does not answer, however long that takes', async () => {
    const { retryAt, outcome } = await opened()
    await expect(retryAt(500, new AppError('PROCESS_UNREACHABLE'))).rejects.toThrow('The process engine does not answer')
    expect(await outcome()).toEqual(['waiting', null])
  })
})

describe('a run that somebody stops', () => {
  it('orders nothing any more, not even those of the round that has begun', async () => {
    const { bulkRetryId, retry, outcome, orders } = await opened()
    await askToStop(bench.store.db, bulkRetryId, 'p-101')
    expect(await retry(wentOn)).toEqual({ outcome: 'not_tried', isOutage: false })
    expect([orders.length, ...(await outcome())]).toEqual([0, 'not_tried', null])
  })

  it('waits for no attempt that is under way, and says that it was left to itself', async () => {
    const { bulkRetryId, retry, outcome } = await opened()
    const stop = async () => {
      await askToStop(bench.store.db, bulkRetryId, 'p-101')
      return undefined
    }
    expect(await retry(undefined, stop, wentOn)).toEqual({ outcome: 'left_under_way', isOutage: false })
    expect(await outcome()).toEqual(['left_under_way', null])
  })
})

describe('the end of a bulk retry', () => {
  it('says of each case that was not tried that it was not', async () => {
    const { bulkRetryId, outcome } = await opened()
    await askToStop(bench.store.db, bulkRetryId, 'p-101')
    expect(await bench.run('nextStepsToRetry', { bulkRetryId, atMost: 8 })).toEqual({ positions: [], isStopped: true })
    await bench.run('endBulkRetry', { bulkRetryId, state: 'stopped' })
    await bench.run('endBulkRetry', { bulkRetryId, state: 'finished' })
    expect(await outcome()).toEqual(['not_tried', null])
    const run = await getBulkRetry(bench.store.db, bulkRetryId)
    expect(run).toMatchObject({ state: 'stopped', stopPersonId: 'p-101', tally: { not_tried: 1 } })
  })
})

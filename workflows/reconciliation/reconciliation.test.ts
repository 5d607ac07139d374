import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleReconciliation } from '#bin/schedule-reconciliation.ts'
import { type CaseBench, openCaseBench } from '#test/workflows/case-bench.ts'
import { reconciliationId } from './messages.ts'

let bench: CaseBench
beforeEach(async () => {
  bench = await openCaseBench()
})
afterEach(() => bench.close())

describe('the slow poll behind the webhooks', () => {
  const run = () =>
    bench.client.workflow.execute('reconciliation', { workflowId: `${reconciliationId}-${randomUUID()}`, taskQueue: bench.taskQueue })

  it('collects what banks have left and asks after messages', async () => {
    expect(await run()).toEqual({ payoutReports: 2, messagesSettled: 1 })
    expect(bench.world.done.map(({ name }) => name).toSorted()).toEqual(['askAfterMessages', 'collectPayoutReports'])
  })

  it('does the one where the other cannot be done', async () => {
    bench.world.script({ collectPayoutReports: ['PAYMENTS_MISCONFIGURED'] })
    expect(await run()).toEqual({ messagesSettled: 1 })
  })
})

describe('its schedule', () => {
  const schedule = () => bench.client.schedule.getHandle(reconciliationId)
  afterEach(async () => {
    await schedule().delete()
  })

  it('is one, however many workers ask for it, follows what is configured, and stays paused where operations paused it', async () => {
    const ensure = (minutes: number) => scheduleReconciliation(bench.client, minutes, bench.taskQueue)
    await Promise.all([ensure(5), ensure(5)])
    // The engine takes what it has accepted in a moment, and of two at once in either order: what was told before may come after.
    const paused = async () => {
      await schedule().pause('the bank is being changed')
      return (await schedule().describe()).state.paused
    }
    await expect.poll(paused, { interval: 500 }).toBe(true)
    await ensure(15)
    await expect.poll(async () => (await schedule().describe()).spec.intervals).toMatchObject([{ every: 15 * 60_000 }])
    const { state, policies } = await schedule().describe()
    expect(state).toMatchObject({ paused: true, note: 'the bank is being changed' })
    expect(policies.overlap).toBe('SKIP')
  })
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { scheduleNightly } from '#bin/schedule-nightly.ts'
import { openCaseBench, type CaseBench } from '#test/workflows/case-bench.ts'
import { closeOfBusinessId } from './messages.ts'

let bench: CaseBench
beforeEach(async () => {
  bench = await openCaseBench()
})
afterEach(() => bench.close())

const names = () => bench.world.done.map(({ name }) => name)

describe('the night after a business day', () => {
  const run = () =>
    bench.client.workflow.execute('closeOfBusiness', { workflowId: `${closeOfBusinessId}-${randomUUID()}`, taskQueue: bench.taskQueue })

  it('closes the books of the day that has ended, and then proves them', async () => {
    expect(await run()).toEqual({ businessDate: '2026-11-22', daysClosed: 1, findings: 0 })
    expect(bench.world.done).toEqual([
      { name: 'findLastEndedDay', input: { process: 'closeOfBusiness' } },
      { name: 'closeLedgerDays', input: { businessDate: '2026-11-22' } },
      { name: 'proveBooks', input: { businessDate: '2026-11-22' } },
    ])
  })

  it('ends with what it found when the books do not agree: that is for people, not for another try', async () => {
    bench.world.script({ proveBooks: [{ proofId: 'proof-2', findings: 3 }] })
    expect(await run()).toMatchObject({ findings: 3 })
    expect(names().filter((name) => name === 'proveBooks')).toHaveLength(1)
  })
})

describe('the schedule of the nights', () => {
  const schedule = () => bench.client.schedule.getHandle(closeOfBusinessId)
  const ensure = (hour: number) =>
    scheduleNightly(bench.client, closeOfBusinessId, { at: { hour, minute: 30 }, timeZone: 'America/Sao_Paulo' }, bench.taskQueue)
  afterEach(async () => {
    await schedule().delete()
  })

  it('runs at once when it is new, then each night at its time, and is the same however many workers ask for it', async () => {
    await Promise.all([ensure(0), ensure(0), ensure(0)])
    await vi.waitFor(() => expect(names()).toContain('proveBooks'), { timeout: 20_000, interval: 50 })
    const { spec, policies, info } = await schedule().describe()
    expect(spec).toMatchObject({ timezone: 'America/Sao_Paulo', calendars: [{ hour: [{ start: 0 }], minute: [{ start: 30 }] }] })
    expect(policies.overlap).toBe('SKIP')
    // The next nights, at half past midnight in São Paulo.
    expect(info.nextActionTimes.slice(0, 2).map((at) => at.toISOString().slice(11, 16))).toEqual(['03:30', '03:30'])
    expect(names().filter((name) => name === 'proveBooks')).toHaveLength(1)
  })

  it('follows what is configured, and stays paused where operations paused it', async () => {
    await ensure(0)
    await schedule().pause('the database is being moved')
    // The engine takes each order in a moment after it has accepted it.
    await expect.poll(async () => (await schedule().describe()).state.paused).toBe(true)
    await ensure(2)
    await expect.poll(async () => (await schedule().describe()).spec.calendars).toMatchObject([{ hour: [{ start: 2 }] }])
    const { state } = await schedule().describe()
    expect(state).toMatchObject({ paused: true, note: 'the database is being moved' })
  })
})

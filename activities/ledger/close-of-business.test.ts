import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerStanding } from '#db/ledger/ledger-standing.ts'
import { postEntry } from '#db/ledger/post-entry.ts'
import { openActivityBench, type ActivityBench } from '#test/activities/activity-bench.ts'
import { disbursementLines, entryOf, newId } from '#test/ledger/open-test-ledger.ts'

describe('the night after a business day, on the real ledger', () => {
  let bench: ActivityBench
  beforeAll(async () => {
    bench = await openActivityBench()
  })
  afterAll(() => bench.close())

  const today = { businessDate: () => '2026-03-13' }
  const ended = { businessDate: '2026-03-12' }
  const post = (bookedOn: string) => postEntry(bench.store.db, entryOf(disbursementLines(newId()), { bookedOn, effectiveOn: bookedOn }))

  it('is about the day before the open one', async () => {
    expect(await bench.run('findLastEndedDay', { process: 'closeOfBusiness' }, today)).toEqual(ended)
  })

  it('closes each day that has ended once, and leaves the open one open', async () => {
    await post('2026-03-11')
    expect(await bench.run('closeLedgerDays', ended)).toEqual({ daysClosed: ['2026-03-11', '2026-03-12'] })
    expect(await bench.run('closeLedgerDays', ended)).toEqual({ daysClosed: [] })
    await expect(post('2026-03-12')).rejects.toMatchObject({ code: 'LEDGER_PERIOD_CLOSED' })
    await post('2026-03-13')
  })

  it('proves the books once for the day, and says so by numbers', async () => {
    const first = await bench.run('proveBooks', ended)
    expect(first).toEqual({ proofId: expect.any(String), findings: 0 })
    expect(await bench.run('proveBooks', ended)).toEqual(first)
    const { latestProof, daysClosedThrough } = await ledgerStanding(bench.store.db)
    expect({ latestProof, daysClosedThrough }).toMatchObject({
      daysClosedThrough: '2026-03-12',
      latestProof: { id: first.proofId, businessDate: '2026-03-12', entries: 2, findingCount: 0 },
    })
  })

  it('cries out in the log when the books do not agree, and answers with how many things', async () => {
    await bench.owner.db('ledger_balance').increment('balance_minor', 1)
    const { findings, proofId } = await bench.run('proveBooks', { businessDate: '2026-03-13' })
    await bench.owner.db('ledger_balance').increment('balance_minor', -1)
    expect(findings).toBeGreaterThan(0)
    expect(bench.log.lines).toContainEqual({
      level: 'error',
      facts: { businessDate: '2026-03-13', proofId, findings },
      message: 'the books do not agree',
    })
  })
})

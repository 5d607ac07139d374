import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { closeDaysInTurn } from '#db/ledger/close-days-in-turn.ts'
import { postEntry } from '#db/ledger/post-entry.ts'
import { recordProof } from '#db/ledger/record-proof.ts'
import { openApiBench, type ApiBench } from '#test/api/api-bench.ts'
import { disbursementLines, entryOf, newId } from '#test/ledger/open-test-ledger.ts'

describe('the metrics of the ledger', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  /** Figures are kept for a second, as those of one scrape. */
  async function metricsOnceSo(line: string | RegExp): Promise<string> {
    let metrics = ''
    await expect.poll(async () => (metrics = (await bench.caller().send('GET', '/metrics')).bytes.toString('utf8'))).toMatch(line)
    return metrics
  }

  it('say that no night has proved the books yet', async () => {
    const metrics = await metricsOnceSo(/^tenor_ledger_proved_timestamp_seconds 0$/m)
    expect(metrics).toMatch(/^tenor_ledger_closed_through_timestamp_seconds 0$/m)
  })

  it('say when the books were proved, through which day they are closed, and that each adds up to nothing', async () => {
    await postEntry(bench.store.db, entryOf(disbursementLines(newId())))
    await closeDaysInTurn(bench.store.db, '2026-03-10', 'system')
    await recordProof(bench.store.db, { idempotencyKey: 'night-1', businessDate: '2026-03-10', actor: 'system' })
    const metrics = await metricsOnceSo(/^tenor_ledger_proved_timestamp_seconds 1\d{9}/m)
    expect(metrics).toMatch(/^tenor_ledger_closed_through_timestamp_seconds 1773100800$/m)
    expect(metrics).toMatch(/^tenor_ledger_imbalance_minor\{book="BRL"\} 0$/m)
    expect(metrics).toMatch(/^tenor_ledger_findings 0$/m)
  })

  it('cry out when the books do not agree', async () => {
    const bucket = () => bench.owner.db('ledger_bucket').where({ bucket: 3 })
    await bucket().increment('balance_minor', 7)
    // The books of every test file are proved when its database is dropped.
    onTestFinished(async () => void (await bucket().decrement('balance_minor', 7)))
    await recordProof(bench.store.db, { idempotencyKey: 'night-2', businessDate: '2026-03-11', actor: 'system' })
    const metrics = await metricsOnceSo(/^tenor_ledger_findings [1-9]/m)
    expect(metrics).toMatch(/^tenor_ledger_imbalance_minor\{book="BRL"\} 28$/m)
  })
})

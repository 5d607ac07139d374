import { Gauge, type Registry } from 'prom-client'
import type { Db } from '#db/connect.ts'
import { ledgerStanding, type LedgerStanding } from '#db/ledger/ledger-standing.ts'
import { readOnce } from './read-once.ts'

type Value = { value: number; labels?: Record<string, string> }

const gauges: { name: string; help: string; labelNames?: string[]; values: (standing: LedgerStanding) => Value[] }[] = [
  {
    name: 'tenor_ledger_imbalance_minor',
    help: 'What the books of a currency add up to at this moment, on the balance sheet and off it: must be 0',
    labelNames: ['book'],
    values: ({ books }) => books.map(({ book, sumMinor }) => ({ labels: { book }, value: Number(sumMinor) })),
  },
  {
    name: 'tenor_ledger_findings',
    help: 'What did not agree when the books were proved last: must be 0',
    values: ({ latestProof }) => (latestProof === null ? [] : [{ value: latestProof.findingCount }]),
  },
  {
    name: 'tenor_ledger_proved_timestamp_seconds',
    help: 'When the books were proved last; 0 is never',
    values: ({ latestProof }) => [{ value: (latestProof?.provedAt.getTime() ?? 0) / 1000 }],
  },
  {
    name: 'tenor_ledger_closed_through_timestamp_seconds',
    help: 'The last business date that is closed, as midnight UTC; 0 is none',
    values: ({ daysClosedThrough }) => [{ value: daysClosedThrough === null ? 0 : Date.parse(daysClosedThrough) / 1000 }],
  },
]

/** Whether the books agree, and how old that knowledge is. */
export function registerLedgerFigures(registry: Registry, db: Db): void {
  const read = readOnce(() => ledgerStanding(db))
  for (const { name, help, labelNames = [], values } of gauges) {
    const gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [],
      async collect() {
        const standing = await read()
        this.reset()
        // A gauge without labels shows 0 where it was not set: no finding is known before the first proof, and that is said by its age.
        for (const { labels = {}, value } of values(standing)) this.set(labels, value)
      },
    })
    registry.registerMetric(gauge)
  }
}

import type { ScheduleRow } from '../generated/api.ts'
import { dateText } from '../words/dates.ts'
import { amountText, sumOf } from '../words/money.ts'
import { PlainTable } from './PlainTable.tsx'

/** Instalment by instalment; the last line is what it all comes to. */
export function ScheduleTable({ rows }: { rows: readonly ScheduleRow[] }) {
  const total = (name: 'interest' | 'principal' | 'payment') => {
    const sum = sumOf(rows.map((row) => row[name]))
    return sum ? amountText(sum) : ''
  }
  const currency = rows[0]?.payment.currency ?? ''
  return (
    <PlainTable
      label="Schedule of instalments"
      columns={[
        { heading: 'No.', isFigure: true },
        { heading: 'Due on' },
        { heading: `Owed before, ${currency}`, isFigure: true },
        { heading: 'Interest', isFigure: true },
        { heading: 'Principal', isFigure: true },
        { heading: 'Instalment', isFigure: true },
        { heading: 'Owed after', isFigure: true },
      ]}
      rows={rows.map((row) => ({
        key: String(row.number),
        cells: [
          row.number,
          dateText(row.dueOn),
          amountText(row.opening),
          amountText(row.interest),
          amountText(row.principal),
          amountText(row.payment),
          amountText(row.closing),
        ],
      }))}
      foot={[{ key: 'sum', cells: ['', 'Sum', '', total('interest'), total('principal'), total('payment'), ''] }]}
    />
  )
}

import type { ScheduleRow } from '../generated/api.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** Every payment with its parts. The head stays in sight; a narrow screen shows what is paid and what is left, a wide one all parts. */
export function ScheduleTable({ rows }: { rows: readonly ScheduleRow[] }) {
  const { words, format } = useLanguage()
  const { price } = words
  return (
    <div className="schedule">
      <table>
        <caption className="unseen">{price.schedule}</caption>
        <thead>
          <tr>
            <th scope="col">{price.number}</th>
            <th scope="col">{price.due}</th>
            <th scope="col">{price.payment}</th>
            <th scope="col" className="part">
              {price.ofThisInterest}
            </th>
            <th scope="col" className="part">
              {price.ofThisPrincipal}
            </th>
            <th scope="col">{price.leftAfter}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <th scope="row">{row.number}</th>
              <td>{format.date(row.dueOn)}</td>
              <td>{format.money(row.payment)}</td>
              <td className="part">{format.money(row.interest)}</td>
              <td className="part">{format.money(row.principal)}</td>
              <td>{format.money(row.closing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

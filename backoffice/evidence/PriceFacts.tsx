import { Facts } from '../display/Facts.tsx'
import type { PricedOffer } from '../generated/api.ts'
import { dateText } from '../words/dates.ts'
import { moneyText } from '../words/money.ts'

/** A price whole: what the customer gets, pays each month, and pays in all. */
export function PriceFacts({ priced }: { priced: PricedOffer }) {
  return (
    <Facts
      wide
      facts={[
        { label: 'Customer gets', value: moneyText(priced.net), isFigure: true },
        { label: 'Instalment', value: `${priced.termMonths} × ${moneyText(priced.instalment)}`, isFigure: true },
        { label: 'Financed', value: moneyText(priced.financed), isFigure: true },
        { label: 'Paid in all', value: moneyText(priced.totalPaid), isFigure: true },
        { label: 'Interest in all', value: moneyText(priced.totalInterest), isFigure: true },
        { label: 'IOF', value: moneyText(priced.iof), isFigure: true },
        { label: 'Fees', value: moneyText(priced.fees), isFigure: true },
        { label: 'Rate', value: `${priced.monthlyRatePercent}% a month, ${priced.annualRatePercent}% a year`, isFigure: true },
        { label: 'CET', value: `${priced.cetMonthlyPercent}% a month, ${priced.cetAnnualPercent}% a year`, isFigure: true },
        { label: 'Paid out on', value: dateText(priced.disbursedOn), isFigure: true },
      ]}
    />
  )
}

import type { PricedOffer } from '../generated/api.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** The price whole: what you pay each month, what you get, what it costs in all. Keeps its size while it is calculated. */
export function PriceCard({ priced, isCurrent = true }: { priced: PricedOffer | undefined; isCurrent?: boolean }) {
  const { words, format } = useLanguage()
  const { price } = words
  return (
    <section className={isCurrent ? 'price-card' : 'price-card waiting'} aria-label={words.amount.result} aria-busy={!isCurrent}>
      <p className="price-payment">
        <strong>{priced ? format.money(priced.instalment) : '\u00a0'}</strong>
        <span>{priced ? words.amount.eachMonth(priced.termMonths) : words.amount.calculating}</span>
      </p>
      <dl className="price-lines">
        <PriceLine label={price.net} value={priced && format.money(priced.net)} />
        <PriceLine label={price.iof} value={priced && format.money(priced.iof)} why={price.iofWhy} />
        {priced && priced.fees.amountMinor > 0 && <PriceLine label={price.fees} value={format.money(priced.fees)} />}
        <PriceLine
          label={price.interest}
          value={priced && format.money(priced.totalInterest)}
          why={priced ? price.interestRate(format.percent(priced.monthlyRatePercent), format.percent(priced.annualRatePercent)) : '\u00a0'}
        />
        <PriceLine label={price.total} value={priced && format.money(priced.totalPaid)} isSum />
        <PriceLine label={price.cet} value={priced && format.percent(priced.cetAnnualPercent)} why={price.cetWhy} isSum />
      </dl>
    </section>
  )
}

function PriceLine({ label, value, why, isSum }: { label: string; value: string | undefined; why?: string; isSum?: boolean }) {
  return (
    <div className={isSum ? 'sum' : undefined}>
      <dt>{label}</dt>
      <dd>{value ?? '\u00a0'}</dd>
      {why && <dd className="price-why">{why}</dd>}
    </div>
  )
}

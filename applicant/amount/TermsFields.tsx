import { useCallback } from 'react'
import { SliderField } from '../controls/SliderField.tsx'
import { parseAmountMinor } from '../format/parse-amount.ts'
import type { Product } from '../generated/api.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Terms } from './use-calculation.ts'

type TermsFieldsProps = { product: Product; terms: Terms; onChange: (terms: Terms) => void }

/** How much, and for how long, within what the product offers. */
export function TermsFields({ product, terms, onChange }: TermsFieldsProps) {
  const { words, format } = useLanguage()
  const { limits, currency } = product
  const money = useCallback((amountMinor: number) => format.wholeMoney({ amountMinor, currency }), [format, currency])
  const showAmount = useCallback((amountMinor: number) => format.whole(amountMinor / 100), [format])
  const showMonths = useCallback((months: number) => String(months), [])
  return (
    <>
      <SliderField
        name="amount"
        label={words.amount.amount}
        value={terms.amountMinor}
        limits={limits.amountMinor}
        onChange={(amountMinor) => onChange({ ...terms, amountMinor })}
        show={showAmount}
        read={parseAmountMinor}
        say={money}
        before="R$"
        ends={[money(limits.amountMinor.min), money(limits.amountMinor.max)]}
        range={words.amount.amountRange(money(limits.amountMinor.min), money(limits.amountMinor.max))}
        adjusted={words.amount.adjusted}
        unread={words.amount.unread}
      />
      <SliderField
        name="term"
        label={words.amount.term}
        value={terms.termMonths}
        limits={limits.termMonths}
        onChange={(termMonths) => onChange({ ...terms, termMonths })}
        show={showMonths}
        read={(text) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : undefined)}
        say={words.amount.monthsOf}
        after={words.amount.months}
        ends={[words.amount.monthsOf(limits.termMonths.min), words.amount.monthsOf(limits.termMonths.max)]}
        range={words.amount.termRange(limits.termMonths.min, limits.termMonths.max)}
        adjusted={words.amount.adjusted}
        unread={words.amount.unread}
      />
    </>
  )
}

import type { ReactNode } from 'react'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Calculation } from './use-calculation.ts'

type PayBarProps = { calculation: Calculation; isFailing: boolean; children: ReactNode }

/** What is paid each month, beside the button that goes on with it. */
export function PayBar({ calculation, isFailing, children }: PayBarProps) {
  const { words, format } = useLanguage()
  const { priced, isCurrent } = calculation
  return (
    <div className="pay-bar">
      <p className={isCurrent ? undefined : 'waiting'}>
        <strong>{priced ? format.money(priced.instalment) : '\u00a0'}</strong>
        <span>{priced ? words.amount.eachMonth(priced.termMonths) : isFailing ? '\u00a0' : words.amount.calculating}</span>
      </p>
      {children}
    </div>
  )
}

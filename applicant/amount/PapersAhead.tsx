import { Notice } from '../controls/Notice.tsx'
import type { Product } from '../generated/api.ts'
import { whatWeTake } from '../income/what-we-take.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Terms } from './use-calculation.ts'

/** Before somebody begins: that this amount asks for papers of their income, and which. Said aloud when the hand crosses the line. */
export function PapersAhead({ product: { incomeEvidence, currency }, terms }: { product: Product; terms: Terms }) {
  const { words, format } = useLanguage()
  const isAsked = incomeEvidence !== null && terms.amountMinor > incomeEvidence.aboveMinor
  return (
    <output className="papers-ahead">
      {isAsked && (
        <Notice icon="file" title={words.amount.papersAhead(format.wholeMoney({ amountMinor: incomeEvidence.aboveMinor, currency }))}>
          <p>{[...whatWeTake(words.income, incomeEvidence), words.amount.papersAheadWhen].join('. ')}</p>
        </Notice>
      )}
    </output>
  )
}

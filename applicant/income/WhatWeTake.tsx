import { Icon } from '../controls/Icon.tsx'
import type { IncomePapers } from '../generated/api.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** What a paper must be to be taken, as the product has it. */
export function WhatWeTake({ income }: { income: IncomePapers }) {
  const { income: texts } = useLanguage().words
  const kinds = income.accepted.map((kind) => texts.kinds[kind]).join(` ${texts.or} `)
  return (
    <section className="tips">
      <h2>{texts.takes}</h2>
      <ul>
        {[upperFirst(kinds), texts.months(income.months), texts.notOlder(income.notOlderThanMonths), texts.named].map((line) => (
          <li key={line}>
            <Icon name="check" />
            {line}
          </li>
        ))}
      </ul>
    </section>
  )
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

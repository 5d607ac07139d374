import { Icon } from '../controls/Icon.tsx'
import type { IncomePapers } from '../generated/api.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { whatWeTake } from './what-we-take.ts'

/** What a paper must be to be taken, before the first is taken. */
export function WhatWeTake({ income }: { income: IncomePapers }) {
  const { income: texts } = useLanguage().words
  return (
    <section className="tips">
      <h2>{texts.takes}</h2>
      <ul>
        {whatWeTake(texts, income).map((line) => (
          <li key={line}>
            <Icon name="check" />
            {line}
          </li>
        ))}
      </ul>
    </section>
  )
}

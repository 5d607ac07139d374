import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { DetailPart } from './parts.ts'
import type { SummaryRow } from './summary.ts'

type SummaryListProps = { rows: readonly SummaryRow[]; open: ReadonlySet<DetailPart>; children?: ReactNode }

/** Answers, each with the way to change it, after what `children` say; `open` marks the questions without a usable answer. */
export function SummaryList({ rows, open, children }: SummaryListProps) {
  const { words } = useLanguage()
  return (
    <dl className="summary">
      {children}
      {rows.map(({ part, label, lines }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
            {(lines.length === 0 || open.has(part)) && (
              <span className="missing">
                <Icon name="warning" />
                {words.details.check.missing}
              </span>
            )}
          </dd>
          <dd className="summary-change">
            <Link href={`/details/${part}`} aria-label={`${words.frame.change}: ${label}`}>
              {words.frame.change}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  )
}

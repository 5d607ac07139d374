import Box from '@mui/material/Box'
import { useState, type ReactNode } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import type { Document, IncomeEvidence, IncomePaper as Paper } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import { dateText } from '../words/dates.ts'
import { amountText } from '../words/money.ts'
import { useProviderWords } from '../words/use-vocabulary.ts'
import { CompareTable } from './CompareTable.tsx'
import { incomeRows } from './income-rows.ts'
import { PaperFile } from './PaperFile.tsx'
import { PlainTable } from './PlainTable.tsx'

type Shown = { income: IncomeEvidence; paper: Paper; document: Document | undefined; currency: string; choose: ReactNode }

/** One paper beside what was read from it, and the lines of its table. */
export function IncomePaper({ income, paper, document, currency, choose }: Shown) {
  const providerText = useProviderWords()
  const [highlighted, highlight] = useState<string>()
  const rows = incomeRows(income, paper, currency)
  const fields = rows.flatMap(({ reads, finding }) => reads.map((read) => ({ read, tone: finding?.tone ?? ('quiet' as const) })))
  return (
    <>
      <Section title={codeText(paper.kind)} aside={choose}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.1fr)' }, gap: 2 }}>
          {document ? (
            <PaperFile document={document} fields={fields} highlighted={highlighted} onPoint={highlight} />
          ) : (
            <EmptyState title="The paper is not here">Your role may not see it.</EmptyState>
          )}
          <CompareTable rows={rows} highlighted={highlighted} onPoint={highlight} />
        </Box>
        <Box sx={{ mt: 1.5 }}>
          <Facts
            facts={[
              { label: 'Lines and totals', value: sumWords[paper.sums] },
              { label: 'Engine', value: `${providerText(income.provider)} (${paper.model})` },
              { label: 'Read at', value: <Instant at={paper.readAt} /> },
            ]}
          />
        </Box>
      </Section>
      {paper.lines.length > 0 && (
        <Section title="Lines of the paper" flush>
          <PlainTable
            label="Lines of the paper"
            columns={[{ heading: 'Date' }, { heading: 'Line' }, { heading: currency, isFigure: true }, { heading: 'Sure', isFigure: true }]}
            rows={paper.lines.map(({ date, text, amount, confidence }, index) => ({
              key: `${index}`,
              cells: [date === null ? '' : dateText(date), text, amountText(amount), `${Math.round(confidence)}%`],
            }))}
          />
        </Section>
      )}
    </>
  )
}

const sumWords: Readonly<Record<Paper['sums'], string>> = {
  proven: 'They add up',
  contradicted: 'They do not add up: something was misread, or altered',
  unproven: 'Too little was read to tell',
}

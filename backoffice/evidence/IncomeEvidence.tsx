import Box from '@mui/material/Box'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useState } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import { Instant } from '../display/Instant.tsx'
import { KeyFigures, type KeyFigure } from '../display/KeyFigures.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case, Document, IncomeEvidence as Evidence } from '../generated/api.ts'
import { codeText, listText } from '../words/codes.ts'
import { monthText } from '../words/dates.ts'
import { moneyText } from '../words/money.ts'
import { EvidenceBody } from './EvidenceBody.tsx'
import { findingLooks } from './income-rows.ts'
import { IncomePaper } from './IncomePaper.tsx'
import { PaperFile } from './PaperFile.tsx'
import { PlainTable } from './PlainTable.tsx'
import { useEvidence } from './use-evidence.ts'

/** The papers that prove the income: what they come to, and each beside what was read from it. */
export function IncomeEvidence({ found }: { found: Case }) {
  const step = found.members[0]?.steps.find((one) => one.name === 'incomeEvidence')
  const asked = useEvidence({ caseId: found.id, what: 'income', revision: `${step?.state}${step?.attempts}` }, (api) =>
    api.readIncomeEvidence(found.id),
  )
  return (
    <EvidenceBody asked={asked}>
      {({ income }) => (income ? <Proof income={income} found={found} /> : <NotReadYet documents={found.documents} />)}
    </EvidenceBody>
  )
}

function Proof({ income, found }: { income: Evidence; found: Case }) {
  const [shown, show] = useState(0)
  const paper = income.papers[Math.min(shown, income.papers.length - 1)]
  const { currency } = found.requested.amount
  return (
    <>
      <KeyFigures label="What the income turns on" figures={keyFigures(income)} />
      <Section title="Papers" aside={<StateMark look={proofLook(income)} />} flush>
        <PlainTable
          label="Papers of the income"
          columns={[{ heading: 'Paper' }, { heading: 'Month' }, { heading: 'Paid out', isFigure: true }, { heading: 'Finding' }]}
          rows={income.papers.map(({ documentId, kind, month, net, findings }, index) => ({
            key: documentId,
            cells: [
              `${index + 1}: ${codeText(kind)}`,
              month === null ? 'Not read' : monthText(month),
              net === null ? 'Not read' : moneyText(net),
              <Box key="findings" sx={{ display: 'grid' }}>
                {findingLooks(findings).map((look) => (
                  <StateMark key={look.label} look={look} />
                ))}
              </Box>,
            ],
          }))}
        />
      </Section>
      {paper && (
        <IncomePaper
          key={paper.documentId}
          income={income}
          paper={paper}
          document={found.documents.find(({ id }) => id === paper.documentId)}
          currency={currency}
          choose={
            income.papers.length > 1 && (
              <ToggleButtonGroup
                size="small"
                exclusive
                aria-label="Paper"
                value={shown}
                onChange={(_event, next: number | null) => next !== null && show(next)}
              >
                {income.papers.map(({ documentId }, index) => (
                  <ToggleButton key={documentId} value={index} sx={{ py: 0, minHeight: 28, textTransform: 'none' }}>
                    Paper {index + 1}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            )
          }
        />
      )}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 1.5 }}>
        Held against the declaration <Instant at={income.checkedAt} />. Each look at this page is on record.
      </Box>
    </>
  )
}

function keyFigures({ declared, proven, entered, months, papers }: Evidence): KeyFigure[] {
  const [monthly, counted] = [declared.monthlyIncome, entered ?? proven]
  return [
    { label: 'Declared', value: monthly ? moneyText(monthly) : '–', beside: 'a month' },
    entered
      ? { label: 'Entered by hand', value: moneyText(entered), beside: 'a month' }
      : {
          label: 'Papers come to',
          value: proven ? moneyText(proven) : '–',
          beside: months.length === 0 ? 'too few months' : listText(months.map(monthText)),
        },
    { label: 'Below declared by', value: monthly && counted ? shortfallText(monthly.amountMinor, counted.amountMinor) : '–' },
    { label: 'Papers', value: papers.length },
  ]
}

/** To one decimal, upwards, as the policy measures it. */
function shortfallText(declaredMinor: number, provenMinor: number): string {
  if (declaredMinor <= 0) return '–'
  const tenths = Math.ceil((Math.max(0, declaredMinor - provenMinor) * 1000) / declaredMinor)
  return `${(tenths / 10).toFixed(1)}%`
}

function proofLook({ outcome, entered, findings }: Evidence) {
  if (entered !== null) return { label: 'Entered by hand', tone: 'good', icon: 'hand' } as const
  if (outcome === 'proven') return { label: 'Proven', tone: 'good', icon: 'check' } as const
  // There is one: papers without findings are proven.
  return findingLooks(findings)[0]!
}

function NotReadYet({ documents }: { documents: readonly Document[] }) {
  const papers = documents.filter(({ kind, superseded }) => kind === 'income_paper' && !superseded)
  if (papers.length === 0)
    return <EmptyState title="No paper yet">The applicant has handed in nothing that proves their income.</EmptyState>
  return (
    <Section title="Papers, not yet read">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {papers.map((document) => (
          <PaperFile key={document.id} document={document} fields={[]} highlighted={undefined} onPoint={() => undefined} />
        ))}
      </Box>
    </Section>
  )
}

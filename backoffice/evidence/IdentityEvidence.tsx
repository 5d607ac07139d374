import Box from '@mui/material/Box'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useState } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import type { Case, Document, IdentityEvidence as Evidence, Reading } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import { useProviderWords } from '../words/use-vocabulary.ts'
import { compareRows, type CompareRow } from './compare-rows.ts'
import { CompareTable } from './CompareTable.tsx'
import { DocumentPicture, type MarkedField } from './DocumentPicture.tsx'
import { EvidenceBody } from './EvidenceBody.tsx'
import { useEvidence } from './use-evidence.ts'

/** The document beside what was read from it and what was declared. */
export function IdentityEvidence({ found }: { found: Case }) {
  const check = found.members.find((member) => member.process === 'documentCheck')
  const step = (name: string) => check?.steps.find((one) => one.name === name)
  const [reading, comparison] = [step('readDocument'), step('compareDocument')]
  const asked = useEvidence(
    { caseId: found.id, what: 'identity', revision: [reading, comparison].map((one) => `${one?.state}${one?.attempts}`).join() },
    (api) => api.readIdentityEvidence(found.id),
  )
  const isCompared = comparison !== undefined && !['pending', 'running'].includes(comparison.state)
  return (
    <EvidenceBody asked={asked}>
      {(evidence) => <Compared evidence={evidence} documents={found.documents} isCompared={isCompared} />}
    </EvidenceBody>
  )
}

function Compared({ evidence, documents, isCompared }: { evidence: Evidence; documents: Document[]; isCompared: boolean }) {
  const [highlighted, highlight] = useState<string>()
  const pages = picturesOf(evidence.reading, documents)
  const [shown, show] = useState(0)
  const page = pages[Math.min(shown, pages.length - 1)]
  const rows = compareRows(evidence, isCompared)
  const pointAt = (key: string | undefined, pageNumber?: number) => {
    highlight(key)
    const index = pages.findIndex((one) => one.page === pageNumber)
    if (index >= 0) show(index)
  }
  return (
    <>
      <Section
        title="Identity document"
        aside={
          pages.length > 1 && (
            <ToggleButtonGroup size="small" exclusive value={shown} onChange={(_event, next: number | null) => next !== null && show(next)}>
              {pages.map((one, index) => (
                <ToggleButton key={one.document.id} value={index} sx={{ py: 0, minHeight: 28, textTransform: 'none' }}>
                  {one.document.slot === null ? `Page ${index + 1}` : codeText(one.document.slot)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )
        }
      >
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.1fr)' }, gap: 2 }}>
          {page ? (
            <DocumentPicture
              key={page.document.id}
              document={page.document}
              uprightDegrees={page.rotationDegrees}
              fields={markedFields(rows).filter(({ read }) => read.page === page.page)}
              highlighted={highlighted}
              onPoint={highlight}
            />
          ) : (
            <EmptyState title="No photograph yet">The applicant has not handed in their document.</EmptyState>
          )}
          <CompareTable rows={rows} highlighted={highlighted} onPoint={pointAt} />
        </Box>
      </Section>
      {evidence.reading && <ReadingFacts reading={evidence.reading} />}
    </>
  )
}

function markedFields(rows: readonly CompareRow[]): MarkedField[] {
  return rows.flatMap(({ reads, finding }) => reads.map((read) => ({ read, tone: finding?.tone ?? 'quiet' })))
}

function ReadingFacts({ reading }: { reading: Reading }) {
  const providerText = useProviderWords()
  const { provider, model, documentType, mrz, readAt } = reading
  const zone = { absent: 'Not found', valid: 'Check digits right', invalid: `Check digits wrong: ${mrz.wrong.map(codeText).join(', ')}` }
  return (
    <Section title="Reading">
      <Facts
        facts={[
          { label: 'Engine', value: `${providerText(provider)} (${model})` },
          { label: 'Type of document', value: codeText(documentType) },
          { label: 'Machine-readable zone', value: `${zone[mrz.status]}${mrz.format === null ? '' : ` · ${mrz.format}`}` },
          { label: 'Read at', value: <Instant at={readAt} /> },
        ]}
      />
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 1 }}>Each look at this page is on record.</Box>
    </Section>
  )
}

type Picture = { document: Document; page: number; rotationDegrees: number }

/** The pictures that were read; before a reading, those that were handed in last. */
function picturesOf(reading: Reading | null, documents: readonly Document[]): Picture[] {
  if (reading) {
    const read = reading.pages.flatMap(({ page, documentId, rotationDegrees }) => {
      const document = documents.find((one) => one.id === documentId)
      return document ? [{ document, page, rotationDegrees }] : []
    })
    if (read.length > 0) return read
  }
  const order = ['front', 'back', 'data_page']
  return documents
    .filter((document) => document.kind === 'identity' && !document.superseded)
    .toSorted((one, other) => order.indexOf(one.slot ?? '') - order.indexOf(other.slot ?? ''))
    .map((document, index) => ({ document, page: index + 1, rotationDegrees: 0 }))
}

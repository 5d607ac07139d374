import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toDeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { Instant } from '../display/Instant.tsx'
import { Section } from '../display/Section.tsx'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import { PlainTable } from '../evidence/PlainTable.tsx'
import type { Case, Document } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session/use-me.ts'
import { codeText, shortHash, sizeText } from '../words/codes.ts'
import { ExportDialog } from './ExportDialog.tsx'

/** The files of an application, and the bundles that were made of it. */
export function CaseFiles({ found }: { found: Case }) {
  const mayRead = useMay('readDocumentContent')
  const mayExport = useMay('exportCase')
  return (
    <>
      <Section title="Files" flush>
        {found.documents.length === 0 ? (
          <EmptyState title="No file yet" />
        ) : (
          <PlainTable
            label="Files"
            columns={[
              { heading: 'File' },
              { heading: 'Kept since' },
              { heading: 'Size', isFigure: true },
              { heading: 'Hash' },
              { heading: 'What became of it', hidden: true },
            ]}
            rows={found.documents.map((document) => ({
              key: document.id,
              cells: [
                mayRead ? (
                  <Link key="name" href={paths.documentContent(document.id)} target="_blank" rel="noreferrer">
                    {documentName(document)}
                  </Link>
                ) : (
                  documentName(document)
                ),
                <Instant key="at" at={document.createdAt} />,
                sizeText(document.byteSize),
                <span key="hash" title={document.sha256}>
                  {shortHash(document.sha256)}
                </span>,
                [document.superseded ? 'Replaced' : '', document.archived ? 'Filed' : ''].filter((word) => word !== '').join(', '),
              ],
            }))}
          />
        )}
      </Section>
      {mayExport && <Exports found={found} />}
    </>
  )
}

function Exports({ found }: { found: Case }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const [asking, ask] = useState(false)
  const key = ['exports', found.id]
  const asked = useQuery({
    queryKey: key,
    queryFn: async () => {
      try {
        return (await api.listExports(found.id)).data.items
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
  })
  return (
    <Section title="Exports" aside={<Button onClick={() => ask(true)}>Export…</Button>} flush>
      <EvidenceBody asked={asked}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title="Never exported">
              An export holds the whole history and record of this application, signed, so that anybody can prove it later.
            </EmptyState>
          ) : (
            <PlainTable
              label="Exports"
              columns={[
                { heading: 'Bundle' },
                { heading: 'Made at' },
                { heading: 'By' },
                { heading: 'For' },
                { heading: 'Size', isFigure: true },
                { heading: 'Hash' },
              ]}
              rows={items.map((one) => ({
                key: one.id,
                cells: [
                  <Link key="get" href={paths.exportContent(one.id)} download>
                    Download
                  </Link>,
                  <Instant key="at" at={one.createdAt} />,
                  one.requestedBy,
                  codeText(one.reasonCode),
                  sizeText(one.byteSize),
                  <span key="hash" title={one.sha256}>
                    {shortHash(one.sha256)}
                  </span>,
                ],
              }))}
            />
          )
        }
      </EvidenceBody>
      <Box sx={{ px: 1.5, pb: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>Each export is itself on record.</Box>
      {asking && (
        <ExportDialog
          caseId={found.id}
          reference={found.reference}
          onClose={() => ask(false)}
          onMade={() => {
            ask(false)
            void queries.invalidateQueries({ queryKey: key })
          }}
        />
      )}
    </Section>
  )
}

function documentName({ kind, slot }: Pick<Document, 'kind' | 'slot'>): string {
  return slot === null ? codeText(kind) : `${codeText(kind)}, ${codeText(slot).toLowerCase()}`
}

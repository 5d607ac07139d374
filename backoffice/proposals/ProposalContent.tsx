import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { Facts, NotKnown } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { useNow } from '../display/use-now.ts'
import { EvidenceBody } from '../evidence/EvidenceBody.tsx'
import { PlainTable } from '../evidence/PlainTable.tsx'
import { useEvidence } from '../evidence/use-evidence.ts'
import type { Proposal } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session/use-me.ts'
import { codeText, listText, shortHash } from '../words/codes.ts'
import { dateText, dueText, instantText } from '../words/dates.ts'
import { moneyText } from '../words/money.ts'
import { formatTaxId } from '../words/tax-id.ts'
import { roleNames } from '../words/states.ts'
import { useReasonWords } from '../words/use-vocabulary.ts'
import { proposedFacts } from './proposed-text.ts'

/** Exactly what was proposed, by whom, why, until when, and under which hash. `currency` is that of the case. */
export function ProposalContent({ proposal, currency }: { proposal: Proposal; currency: string }) {
  const reasons = useReasonWords()
  const now = useNow()
  const facts = proposedFacts(proposal, { reasons, money: (amountMinor) => moneyText({ amountMinor, currency }) })
  const evidence = proposal.content['evidence'] as { id: string; sha256: string } | undefined
  return (
    <>
      {hasChanges(proposal) && <Changes proposal={proposal} currency={currency} />}
      <Facts
        wide
        facts={[
          ...facts.map(({ label, value }) => ({ label, value, isFigure: true })),
          ...(evidence ? [{ label: 'Evidence', value: <EvidenceFile id={evidence.id} sha256={evidence.sha256} /> }] : []),
          { label: 'Proposed by', value: proposal.makerName },
          { label: 'Reason', value: reasons(proposal.reasonCode) },
          ...(proposal.note === null ? [] : [{ label: 'Note', value: `“${proposal.note}”` }]),
          { label: 'Proposed at', value: <Instant at={proposal.proposedAt} /> },
          ...(proposal.state === 'open'
            ? [{ label: 'Stands until', value: `${instantText(proposal.expiresAt)}, ${dueText(proposal.expiresAt, now)}`, isFigure: true }]
            : []),
          { label: 'Who can answer', value: listText(proposal.eligibleRoles.map((role) => roleNames[role])) },
          ...(proposal.checkerName === null ? [] : [{ label: 'Answered by', value: proposal.checkerName }]),
          { label: 'Hash', value: <span title={proposal.hash}>{shortHash(proposal.hash)}</span> },
        ]}
      />
    </>
  )
}

/** What is proposed stands in the record, where it is sealed; the proposal names it. */
function hasChanges({ kind, content }: Proposal): boolean {
  const result = (content['result'] ?? {}) as { kind?: string; reading?: unknown }
  return kind === 'correctStep' || (kind === 'enterResult' && (result.kind === 'income' || result.reading !== undefined))
}

const corrected = { label: 'Before and after', first: 'Before', second: 'After', without: 'Not given' }
/** Nobody declares the number of their document: that it stands beside nothing is no finding. */
const entered = { label: 'Declared and entered', first: 'Declared', second: 'Entered', without: 'Not declared' }

/** Before and after, field by field: of a correction, or of what was declared and entered. */
function Changes({ proposal, currency }: { proposal: Proposal; currency: string }) {
  const asked = useEvidence({ caseId: proposal.rootCaseId, what: 'changes', revision: proposal.id }, (api) =>
    api.readProposalChanges(proposal.id),
  )
  const { label, first, second, without } = proposal.kind === 'correctStep' ? corrected : entered
  return (
    <Box sx={{ mb: 1.5 }}>
      <EvidenceBody asked={asked}>
        {({ items }) => (
          <PlainTable
            label={label}
            columns={[{ heading: 'Field' }, { heading: first }, { heading: second }]}
            rows={items.map(({ field, before, after }) => ({
              key: field,
              cells: [
                codeText(field.replace(/Minor$/, '')),
                changeText(field, before, currency) ?? <NotKnown word={without} />,
                <strong key="after">{changeText(field, after, currency) ?? without}</strong>,
              ],
            }))}
            cards
          />
        )}
      </EvidenceBody>
    </Box>
  )
}

function EvidenceFile({ id, sha256 }: { id: string; sha256: string }) {
  const mayRead = useMay('readDocumentContent')
  if (!mayRead) return <>A file, {shortHash(sha256)}. Your role may not open it.</>
  return (
    <>
      <Link href={paths.documentContent(id)} target="_blank" rel="noreferrer">
        Open the file
      </Link>
      , {shortHash(sha256)}
    </>
  )
}

function changeText(field: string, value: unknown, currency: string): string | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'number') return moneyText({ amountMinor: value, currency })
  if (typeof value === 'string')
    return field === 'taxId' ? formatTaxId(value) : field === 'documentType' ? codeText(value) : dateText(value)
  const { kind, value: key } = value as { kind?: string; value?: string }
  return kind !== undefined && key !== undefined ? `${key} (${codeText(kind)})` : JSON.stringify(value)
}

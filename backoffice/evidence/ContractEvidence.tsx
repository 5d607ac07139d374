import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useTheme } from '@mui/material/styles'
import { useState } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import { Facts } from '../display/Facts.tsx'
import { Section } from '../display/Section.tsx'
import type { Case, Contract } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session/use-me.ts'
import { codeText, shortHash } from '../words/codes.ts'
import { dateText } from '../words/dates.ts'
import { ScheduleTable } from './ScheduleTable.tsx'

/** The contract as a file, and how far its signing has come. */
export function ContractEvidence({ found }: { found: Case }) {
  const { contract } = found
  if (!contract) return <EmptyState title="No contract yet">It is drawn up once the applicant has accepted an offer.</EmptyState>
  const signed = found.documents.find((document) => document.id === contract.signedDocumentId)
  return (
    <>
      <Section title={`Contract ${contract.reference}`}>
        <Facts
          facts={[
            { label: 'State', value: codeText(contract.state) },
            { label: 'Signed file', value: signed ? (signed.archived ? 'Sealed and filed in the archive' : 'Sealed') : 'Not yet' },
            ...(signed ? [{ label: 'Hash of the file', value: <span title={signed.sha256}>{shortHash(signed.sha256)}</span> }] : []),
            { label: 'Paid out on', value: contract.disbursedOn === null ? 'Not yet' : dateText(contract.disbursedOn), isFigure: true },
          ]}
        />
        <ContractFile contract={contract} />
      </Section>
      {contract.schedule.length > 0 && (
        <Section title="Schedule" flush>
          <ScheduleTable rows={contract.schedule} />
        </Section>
      )}
    </>
  )
}

function ContractFile({ contract }: { contract: Contract }) {
  const { desk } = useTheme()
  const mayRead = useMay('readDocumentContent')
  const [shown, show] = useState(false)
  const documentId = contract.signedDocumentId ?? contract.documentId
  if (documentId === null || !mayRead) return null
  const address = paths.documentContent(documentId)
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button onClick={() => show(!shown)} aria-expanded={shown}>
          {shown ? 'Hide the contract' : 'Show the contract'}
        </Button>
        <Button href={address} target="_blank" rel="noreferrer">
          Open in a new window
        </Button>
      </Box>
      {shown && (
        <Box
          component="iframe"
          src={address}
          title={`Contract ${contract.reference}`}
          sx={{
            width: '100%',
            height: { xs: 420, md: 640 },
            mt: 1,
            border: `1px solid ${desk.line}`,
            borderRadius: 1,
            backgroundColor: desk.sunken,
          }}
        />
      )}
    </Box>
  )
}

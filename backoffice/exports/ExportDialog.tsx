import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useId, useState, type FormEvent } from 'react'
import { useSending } from '../client/use-sending.ts'
import { ChoiceField } from '../decide/fields/ChoiceField.tsx'
import { useDesk } from '../desk-context.ts'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import type { ExportCasePayload } from '../generated/api.ts'

const reasons: [code: ExportCasePayload['reasonCode'], label: string][] = [
  ['regulator', 'Asked for by the regulator'],
  ['audit', 'Audit'],
  ['customer_request', 'Asked for by the customer'],
  ['legal', 'A legal matter'],
  ['internal_review', 'Internal review'],
]

type Asked = { caseId: string; reference: string; onClose: () => void; onMade: () => void }

/** Makes a signed bundle of an application, for a reason that goes on record with it. */
export function ExportDialog({ caseId, reference, onClose, onMade }: Asked) {
  const { api } = useDesk()
  const id = useId()
  const [reasonCode, setReason] = useState<string>('')
  const [missing, setMissing] = useState<string>()
  const { send, isSending: isMaking, problem } = useSending()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reasonCode === '') return setMissing('Choose a reason.')
    const body = { reasonCode: reasonCode as ExportCasePayload['reasonCode'] }
    if (await send(reasonCode, (key) => api.exportCase(caseId, body, { headers: { 'Idempotency-Key': key } }))) onMade()
  }
  return (
    <Dialog open onClose={isMaking ? undefined : onClose} aria-labelledby={id}>
      <Box component="form" onSubmit={(event) => void submit(event)} noValidate sx={{ display: 'contents' }}>
        <DialogTitle id={id}>Export {reference}</DialogTitle>
        <DialogContent>
          <Typography sx={{ color: 'text.secondary' }}>
            The bundle holds personal data: the whole history, the record, hashes of the files and the ledger, signed. Hand it only to
            whoever the reason names.
          </Typography>
          <ChoiceField
            label="Reason"
            choices={reasons.map(([code, label]) => ({ code, label }))}
            value={reasonCode}
            onChange={(code) => {
              setReason(code)
              setMissing(undefined)
            }}
            problem={missing}
          />
          {problem && <ProblemNotice error={problem} />}
        </DialogContent>
        <DialogActions>
          {isMaking && (
            <Typography component="output" variant="body2" sx={{ mr: 'auto', color: 'text.secondary' }}>
              Making the bundle…
            </Typography>
          )}
          <Button onClick={onClose} disabled={isMaking}>
            Close
          </Button>
          <Button type="submit" variant="contained" color="primary" disabled={isMaking}>
            Make the export
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  )
}

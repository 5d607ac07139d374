import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useSending } from '../client/use-sending.ts'
import { useReasonsWithoutNote } from '../decide/use-reasons-without-note.ts'
import { ReasonSheet } from '../decide/ReasonSheet.tsx'
import { useDesk } from '../desk-context.ts'
import type { OpenBulkRetryPayload } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { countText } from '../words/codes.ts'
import type { RetrySubject } from './retry-words.ts'

type Asked = { subject: RetrySubject & { cause?: OpenBulkRetryPayload['cause'] }; onClose: () => void }

/** Tries every case again that a failure parked: says how, asks why, and goes to where each outcome can be seen. */
export function OpenRetrySheet({ subject, onClose }: Asked) {
  const { api } = useDesk()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { send, ...sending } = useSending()
  const reasons = useReasonsWithoutNote('retryStep')
  const { provider, providerLabel, failure, cause, cases } = subject
  const open = async (reasonCode: string) => {
    const body: OpenBulkRetryPayload = { provider, reasonCode, ...(failure && { code: failure.code }), ...(cause && { cause }) }
    const opened = await send(JSON.stringify(body), (key) => api.openBulkRetry(body, { headers: { 'Idempotency-Key': key } }))
    if (!opened) return
    void queries.invalidateQueries()
    void navigate(paths.bulkRetry(opened.data.id))
  }
  return (
    <ReasonSheet
      title={`Try ${countText(cases, 'case')} again: ${providerLabel}`}
      reasons={reasons}
      sendLabel="Try all again"
      sending={sending}
      onClose={onClose}
      onSend={(reasonCode) => void open(reasonCode)}
    >
      {failure && <Typography sx={{ fontWeight: 600 }}>{failure.title}</Typography>}
      <Typography sx={{ color: 'text.secondary' }}>
        One case goes first; while {providerLabel} answers, more follow at once, a few at a time. Where it still does not answer, it stops
        by itself and the others stay where they are. Each case gets the order to try again in your name, and shows what came of it.
      </Typography>
    </ReasonSheet>
  )
}

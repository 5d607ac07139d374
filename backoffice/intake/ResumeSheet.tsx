import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useSending } from '../client/use-sending.ts'
import { ReasonSheet } from '../decide/ReasonSheet.tsx'
import { useReasonsWithoutNote } from '../decide/use-reasons-without-note.ts'
import { useDesk } from '../desk-context.ts'
import type { IntakePause, ResumeIntakePayload } from '../generated/api.ts'

/** Takes new applications again. */
export function ResumeSheet({ pause, of, onClose }: { pause: IntakePause; of: string; onClose: () => void }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const { send, ...sending } = useSending()
  const reasons = useReasonsWithoutNote('resumeIntake')
  const resume = async (reasonCode: string) => {
    const done = await send(JSON.stringify([pause.id, reasonCode]), (key) =>
      // One of those that the API offers.
      api.resumeIntake(pause.id, { reasonCode: reasonCode as ResumeIntakePayload['reasonCode'] }, { headers: { 'Idempotency-Key': key } }),
    )
    if (!done) return
    await queries.invalidateQueries({ queryKey: ['intake-pauses'] })
    onClose()
  }
  return (
    <ReasonSheet
      title={`Take new applications again: ${of}`}
      reasons={reasons}
      sendLabel="Take them again"
      sending={sending}
      onClose={onClose}
      onSend={(reasonCode) => void resume(reasonCode)}
    >
      <Typography sx={{ color: 'text.secondary' }}>
        Whoever comes from now on can begin an application. The pause stays on record.
      </Typography>
    </ReasonSheet>
  )
}

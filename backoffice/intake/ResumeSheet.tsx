import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useSending } from '../client/use-sending.ts'
import { ReasonSheet } from '../decide/ReasonSheet.tsx'
import { useDesk } from '../desk-context.ts'
import type { IntakePause } from '../generated/api.ts'
import { resumeReasons } from './intake-reasons.ts'

/** Takes new applications again. */
export function ResumeSheet({ pause, of, onClose }: { pause: IntakePause; of: string; onClose: () => void }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const { send, ...sending } = useSending()
  const resume = async (reasonCode: string) => {
    const done = await send(JSON.stringify([pause.id, reasonCode]), (key) =>
      api.resumeIntake(pause.id, { reasonCode }, { headers: { 'Idempotency-Key': key } }),
    )
    if (!done) return
    await queries.invalidateQueries({ queryKey: ['intake-pauses'] })
    onClose()
  }
  return (
    <ReasonSheet
      title={`Take new applications again: ${of}`}
      reasons={resumeReasons}
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

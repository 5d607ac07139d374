import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { dueText, instantText, urgencyOf } from '../words/dates.ts'
import { useNow } from './use-now.ts'

/** When something is due, louder the nearer it comes: after three quarters of the time, and once it is over. */
export function Due({ at, since }: { at: string; since: string | null | undefined }) {
  const { desk } = useTheme()
  const now = useNow()
  const colours = { late: desk.tones.bad.ink, soon: desk.tones.attention.ink, later: undefined }
  const urgency = urgencyOf(at, since, now)
  const colour = colours[urgency]
  return (
    <Box
      component="time"
      dateTime={at}
      title={instantText(at)}
      sx={{ whiteSpace: 'nowrap', ...(colour !== undefined && { color: colour, fontWeight: 600 }) }}
    >
      {dueText(at, now)}
    </Box>
  )
}

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useTheme } from '@mui/material/styles'
import { Icon } from '../display/Icon.tsx'
import { Since } from '../display/Instant.tsx'
import type { CaseEvent } from '../generated/api.ts'

/** The case moved on while somebody prepared an order: what changed, and the way to look again without losing what was typed. */
export function StaleNotice({ changes, onLook, isLooking }: { changes: readonly CaseEvent[]; onLook: () => void; isLooking: boolean }) {
  const { desk } = useTheme()
  const shades = desk.tones.attention
  return (
    <Box role="alert" sx={{ mt: 2, p: 1.5, border: `1px solid ${shades.line}`, backgroundColor: shades.soft, borderRadius: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, color: shades.ink, fontWeight: 600 }}>
        <Icon name="alert" />
        The case has changed while you were preparing this
      </Box>
      <Box component="ul" sx={{ m: 0, my: 1, pl: 2.5, fontSize: '0.875rem' }}>
        {changes.map((change) => (
          <li key={`${change.caseId}.${change.sequence}`}>
            {change.sentence}{' '}
            <Box component="span" sx={{ color: desk.muted }}>
              {change.actor.name ?? ''} <Since at={change.at} />
            </Box>
          </li>
        ))}
      </Box>
      <Box sx={{ fontSize: '0.875rem', mb: 1 }}>Nothing was ordered. What you typed is still here.</Box>
      <Button onClick={onLook} disabled={isLooking}>
        {isLooking ? 'Looking…' : 'Look at the case as it is now'}
      </Button>
    </Box>
  )
}

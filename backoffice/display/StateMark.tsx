import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { StateLook } from '../words/states.ts'
import { Icon } from './Icon.tsx'

/** A state as icon and word; `filled` where it is the state of the whole page. */
export function StateMark({ look, filled = false, quiet = false }: { look: StateLook; filled?: boolean; quiet?: boolean }) {
  const { desk } = useTheme()
  const shades = desk.tones[look.tone]
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        whiteSpace: 'nowrap',
        fontWeight: quiet ? 400 : 600,
        fontSize: '0.875rem',
        color: shades.ink,
        ...(filled && { backgroundColor: shades.soft, border: `1px solid ${shades.line}`, borderRadius: 1, px: 1, py: 0.25 }),
      }}
    >
      <Icon name={look.icon} />
      {look.label}
    </Box>
  )
}

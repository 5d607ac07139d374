import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'

/** The mark of the house, drawn in the accent of the day or the night. */
export function Mark({ sizePx, named = false }: { sizePx: number; named?: boolean }) {
  const { desk } = useTheme()
  return (
    <Box
      aria-hidden
      sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 600, fontSize: '1.0625rem', letterSpacing: '-0.01em' }}
    >
      <svg width={sizePx} height={sizePx} viewBox="0 0 32 32">
        <rect width="32" height="32" rx="7" fill={desk.accent} />
        <path d="M8 10h16M16 10v13" stroke={desk.onAccent} strokeWidth="3.2" strokeLinecap="round" />
        <circle cx="23" cy="22" r="2.6" fill={desk.onAccent} />
      </svg>
      {named && (
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}>
          Tenor
        </Box>
      )}
    </Box>
  )
}

import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { ReactNode } from 'react'
import { monospace } from '../theme/create-desk-theme.ts'

/** Shows more only to whoever asks. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  const { desk } = useTheme()
  return (
    <Box
      component="details"
      sx={{
        '& > summary': { cursor: 'pointer', color: desk.muted, fontSize: '0.875rem', width: 'fit-content', py: 0.25, borderRadius: 0.5 },
        '& > summary:hover': { color: desk.ink },
        '& > summary:focus-visible': { outline: `2px solid ${desk.focus}`, outlineOffset: 2 },
      }}
    >
      <summary>{summary}</summary>
      {children}
    </Box>
  )
}

/** Text as a machine wrote it. */
export function RawText({ text, label }: { text: string; label: string }) {
  const { desk } = useTheme()
  return (
    <Box
      component="section"
      tabIndex={0}
      aria-label={label}
      sx={{
        mt: 0.5,
        p: 1,
        maxHeight: 280,
        overflow: 'auto',
        backgroundColor: desk.sunken,
        border: `1px solid ${desk.line}`,
        borderRadius: 1,
        '& pre': { fontFamily: monospace, fontSize: '0.8125rem', m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
      }}
    >
      <pre>{text}</pre>
    </Box>
  )
}

import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { ReactNode } from 'react'
import { tabularFigures } from '../theme/create-desk-theme.ts'

export type KeyFigure = { label: string; value: ReactNode; beside?: string | undefined }

/** The few figures on which a decision turns, large enough to be read from a step back. */
export function KeyFigures({ figures, label }: { figures: readonly KeyFigure[]; label: string }) {
  const { desk } = useTheme()
  return (
    <Box
      component="dl"
      aria-label={label}
      sx={{
        m: 0,
        mb: 1.5,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
        gap: '1px',
        overflow: 'hidden',
        border: `1px solid ${desk.line}`,
        borderRadius: 1,
        backgroundColor: desk.surface,
      }}
    >
      {figures.map((figure) => (
        <Box key={figure.label} sx={{ px: 1.25, py: 0.75, boxShadow: `0 0 0 1px ${desk.line}` }}>
          <Box component="dt" sx={{ color: desk.muted, fontSize: '0.8125rem' }}>
            {figure.label}
          </Box>
          <Box
            component="dd"
            sx={{ ...tabularFigures, m: 0, fontSize: '1.125rem', fontWeight: 600, lineHeight: 1.3, whiteSpace: 'nowrap' }}
          >
            {figure.value}
          </Box>
          {figure.beside !== undefined && (
            <Box component="dd" sx={{ m: 0, color: desk.muted, fontSize: '0.8125rem' }}>
              {figure.beside}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  )
}

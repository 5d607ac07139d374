import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { ReactNode } from 'react'
import { tabularFigures } from '../theme/create-desk-theme.ts'

export type Fact = { label: string; value: ReactNode; isFigure?: boolean }

/** Facts beside their names, one under the other; `wide`: two in a row where there is room. What is not known is said to be, never left out. */
export function Facts({ facts, wide = false }: { facts: readonly Fact[]; wide?: boolean }) {
  const { desk } = useTheme()
  return (
    <Box sx={{ containerType: 'inline-size' }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(112px, max-content) 1fr',
          columnGap: 2,
          rowGap: 0.5,
          ...(wide && { '@container (min-width: 560px)': { gridTemplateColumns: 'auto 1fr auto 1fr' } }),
          '& dt': { color: desk.muted, fontSize: '0.875rem' },
          '& dd': { m: 0, minWidth: 0, overflowWrap: 'anywhere' },
        }}
      >
        {facts.map(({ label, value, isFigure }) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <dt>{label}</dt>
            <Box component="dd" sx={isFigure ? tabularFigures : {}}>
              {value ?? <NotKnown />}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}

export function NotKnown({ word = 'Not given' }: { word?: string }) {
  return (
    <Box component="span" sx={{ color: 'text.disabled' }}>
      {word}
    </Box>
  )
}

import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

export type Size = { widthPx: number; heightPx: number }

/** The size of something after quarter turns. */
export function turnedSize({ widthPx, heightPx }: Size, degrees: number): Size {
  return degrees % 180 === 0 ? { widthPx, heightPx } : { widthPx: heightPx, heightPx: widthPx }
}

/** Content of a size, turned clockwise by quarter turns, taking the room that it then needs. */
export function Turned({ size, degrees, children }: { size: Size; degrees: number; children: ReactNode }) {
  const outer = turnedSize(size, degrees)
  return (
    <Box sx={{ position: 'relative', width: outer.widthPx, height: outer.heightPx, flexShrink: 0 }}>
      <Box
        sx={{
          position: 'absolute',
          left: '50%',
          top: '50%',
          width: size.widthPx,
          height: size.heightPx,
          transform: `translate(-50%, -50%) rotate(${degrees}deg)`,
        }}
      >
        {children}
      </Box>
    </Box>
  )
}

import { keyframes } from '@emotion/react'
import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'

const appear = keyframes({ from: { opacity: 0 }, to: { opacity: 1 } })

/** Stands in for a page that is on its way, in the place where it will stand; not at once, so that what is there in a blink does not flicker. */
export function PageLoading() {
  return (
    <Box
      component="output"
      aria-busy="true"
      aria-label="Loading"
      sx={{ p: 2, flex: 1, display: 'block', animation: `${appear} 200ms 250ms both` }}
    >
      <Skeleton variant="rounded" width={220} height={26} sx={{ mb: 1.5 }} />
      {Array.from({ length: 7 }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={34} sx={{ mb: 0.75 }} />
      ))}
    </Box>
  )
}

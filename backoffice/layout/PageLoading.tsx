import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'

/** Stands in for a page that is on its way, in the place where it will stand. */
export function PageLoading() {
  return (
    <Box component="output" aria-busy="true" aria-label="Loading" sx={{ p: 2, flex: 1, display: 'block' }}>
      <Skeleton variant="rounded" height={40} sx={{ mb: 1.5 }} />
      <Skeleton variant="rounded" height={320} />
    </Box>
  )
}

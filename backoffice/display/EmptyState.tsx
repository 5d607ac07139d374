import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

/** Says that there is nothing, and what that means; `isPage` where that is all that the page says. */
export function EmptyState({ title, children, isPage = false }: { title: string; children?: ReactNode; isPage?: boolean }) {
  return (
    <Box sx={{ px: 2, py: 4, textAlign: 'center', color: 'text.secondary' }}>
      <Typography variant="h3" component={isPage ? 'h1' : 'p'} sx={{ color: 'text.primary' }}>
        {title}
      </Typography>
      {children !== undefined && (
        <Typography variant="body2" sx={{ mt: 0.5, mx: 'auto', maxWidth: 460 }}>
          {children}
        </Typography>
      )}
    </Box>
  )
}

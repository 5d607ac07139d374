import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { useId, type ReactNode } from 'react'

/** A titled part of a page, with what belongs to its title at the right. */
export function Section({
  title,
  aside,
  children,
  flush = false,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
  flush?: boolean
}) {
  const { desk } = useTheme()
  const id = useId()
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ backgroundColor: desk.surface, border: `1px solid ${desk.line}`, borderRadius: 1, mb: 1.5, overflow: 'hidden' }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          flexWrap: 'wrap',
          gap: 1,
          px: 1.5,
          py: 0.75,
          borderBottom: `1px solid ${desk.line}`,
        }}
      >
        <Typography id={id} variant="h3" component="h2">
          {title}
        </Typography>
        {aside}
      </Box>
      <Box sx={flush ? { overflowX: 'auto' } : { p: 1.5 }}>{children}</Box>
    </Box>
  )
}

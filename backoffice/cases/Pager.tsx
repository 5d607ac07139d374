import Before from '@mui/icons-material/ChevronLeftOutlined'
import Next from '@mui/icons-material/ChevronRightOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { tabularFigures } from '../theme/create-desk-theme.ts'

type PageInfo = { hasNextPage?: boolean; hasPreviousPage?: boolean } | undefined

/** Forward and back; there is no jumping to a page, so that the hundredth costs what the first does. */
export function Pager({ page, pageInfo, onGo }: { page: number; pageInfo: PageInfo; onGo: (page: number) => void }) {
  if (!pageInfo?.hasNextPage && !pageInfo?.hasPreviousPage) return null
  return (
    <Box component="nav" aria-label="Pages" sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1, py: 1 }}>
      <Button disabled={!pageInfo.hasPreviousPage} onClick={() => onGo(page - 1)} startIcon={<Before />}>
        Previous
      </Button>
      <Box component="span" sx={{ ...tabularFigures, color: 'text.secondary' }}>
        Page {page}
      </Box>
      <Button disabled={!pageInfo.hasNextPage} onClick={() => onGo(page + 1)} endIcon={<Next />}>
        Next
      </Button>
    </Box>
  )
}

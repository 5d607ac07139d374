import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { EmptyState } from '../display/EmptyState.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { visuallyHidden } from '../display/visually-hidden.ts'
import { useSearch } from '../layout/SearchProvider.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { useShortcuts } from '../layout/use-shortcuts.ts'
import { CaseFilters } from './CaseFilters.tsx'
import { CaseTable, CaseTableLoading } from './CaseTable.tsx'
import { Pager } from './Pager.tsx'
import { QueueTabs, tabId, tabPanelId } from './QueueTabs.tsx'
import { rememberList } from './list-memory.ts'
import { newsText } from './steady-rows.ts'
import { useCaseCounts, useCaseList, useCaseListPlace } from './use-case-list.ts'

/** The work of the desk: queues, a search, and why each case is where it is. */
export function CaseList() {
  const { place, go } = useCaseListPlace()
  const { search, steady, count, pageInfo, isPending, error, refetch, showNews } = useCaseList(place)
  const counts = useCaseCounts()
  const table = useRef<HTMLTableElement>(null)
  usePageTitle(place.queue.label)
  const { pathname, search: query } = useLocation()
  useEffect(() => {
    if (steady) rememberList({ caseIds: steady.rows.map((row) => row.item.id), address: `${pathname}${query}`, label: place.queue.label })
  })
  const goToPage = (page: number) => go({ page: page === 1 ? undefined : String(page) })
  useShortcuts({
    j: () => moveFocus(table.current, 1),
    k: () => moveFocus(table.current, -1),
    r: showNews,
    n: () => pageInfo?.hasNextPage && goToPage(place.page + 1),
    p: () => pageInfo?.hasPreviousPage && goToPage(place.page - 1),
  })
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 1.5, flex: 1 }}>
      <Typography component="h1" sx={visuallyHidden}>
        Cases
      </Typography>
      <QueueTabs queue={place.queue} counts={counts} onChoose={(name) => go({ queue: name, order: undefined })} />
      <Box role="tabpanel" id={tabPanelId} aria-labelledby={tabId(place.queue.name)}>
        {search !== '' && <SearchedFor search={search} />}
        <CaseFilters place={place} go={go} count={count} />
        {steady && <News text={newsText(steady)} onShow={showNews} />}
        {error ? (
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        ) : isPending || !steady ? (
          <CaseTableLoading />
        ) : steady.rows.length === 0 ? (
          <NoCases searching={search !== ''} text={place.queue.empty} />
        ) : (
          <CaseTable rows={steady.rows} tableRef={table} />
        )}
        <Pager page={place.page} pageInfo={pageInfo} onGo={goToPage} />
      </Box>
    </Box>
  )
}

function SearchedFor({ search }: { search: string }) {
  const { searchFor } = useSearch()
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pt: 1.5, flexWrap: 'wrap' }}>
      <Typography sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
        Found for <strong>{search}</strong>
      </Typography>
      <Button variant="text" onClick={() => searchFor('')}>
        Show all
      </Button>
    </Box>
  )
}

/** What came and went since the list was drawn: said, and shown when asked for. */
function News({ text, onShow }: { text: string; onShow: () => void }) {
  const { desk } = useTheme()
  return (
    <Box component="output" sx={{ display: 'block' }}>
      {text !== '' && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            mb: 1,
            px: 1.5,
            backgroundColor: desk.tones.second.soft,
            border: `1px solid ${desk.tones.second.line}`,
            borderRadius: 1,
          }}
        >
          The list has changed: {text}.
          <Button variant="text" onClick={onShow}>
            Show
          </Button>
        </Box>
      )}
    </Box>
  )
}

function NoCases({ searching, text }: { searching: boolean; text: string }) {
  if (!searching) return <EmptyState title="Nothing here">{text}</EmptyState>
  return (
    <EmptyState title="Nobody found">
      Names are found by whole words, a CPF by all eleven digits, a case by its reference such as L-100042. Look also under “All”.
    </EmptyState>
  )
}

function moveFocus(table: HTMLTableElement | null, by: 1 | -1): void {
  const links = [...(table?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))
  links[next]?.focus()
}

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import useMediaQuery from '@mui/material/useMediaQuery'
import { useTheme } from '@mui/material/styles'
import { useState } from 'react'
import { useGetList } from 'react-admin'
import { Link, useSearchParams } from 'react-router'
import { Pager } from '../cases/Pager.tsx'
import type { MessageListFilter } from '../client/desk-provider.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { usePolling } from '../display/use-attended.ts'
import type { Message } from '../generated/api.ts'
import { PageLoading } from '../layout/PageLoading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { useShortcuts } from '../layout/use-shortcuts.ts'
import { paths } from '../paths.ts'
import { MessageList } from './MessageList.tsx'
import { MessageText } from './MessageText.tsx'

const perPage = 30

/** Every mail and SMS to applicants, word for word, and whether it arrived. */
export function Outbox() {
  usePageTitle('Outbox')
  const { breakpoints, desk } = useTheme()
  const isWide = useMediaQuery(breakpoints.up('md'))
  const [params, setParams] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  const filter = filterOf(params)
  const refetchInterval = usePolling(8000)
  const { data, error, isPending, pageInfo, refetch } = useGetList<Message>(
    'messages',
    { filter, pagination: { page, perPage } },
    { refetchInterval, staleTime: 3000 },
  )
  const [openedId, open] = useState<string>()
  const opened = data?.find((message) => message.id === openedId) ?? (isWide ? data?.[0] : undefined)
  const move = (by: 1 | -1) => {
    const at = data?.findIndex((message) => message.id === opened?.id) ?? -1
    const next = data?.[Math.max(0, at + by)]
    if (next) open(next.id)
  }
  useShortcuts({ j: () => move(1), k: () => move(-1) })
  const go = (change: Readonly<Record<string, string | undefined>>) => {
    const kept: Record<string, string | undefined> = { ...Object.fromEntries(params), page: undefined, ...change }
    setParams(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined))
  }
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 1.5, flex: 1, display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
        <Typography variant="h1" sx={{ mr: 'auto' }}>
          Outbox
        </Typography>
        {filter.rootCaseId !== undefined && data?.[0] && (
          <Box sx={{ display: 'flex', gap: 1 }}>
            Only <Link to={paths.case(filter.rootCaseId)}>{data[0].caseReference}</Link> · <Link to={paths.messages()}>Show all</Link>
          </Box>
        )}
        <TextField
          select
          label="Channel"
          value={filter.channel ?? ''}
          onChange={(event) => go({ channel: event.target.value === '' ? undefined : event.target.value })}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: 150 }}
        >
          <MenuItem value="">Mail and SMS</MenuItem>
          <MenuItem value="email">Mail</MenuItem>
          <MenuItem value="sms">SMS</MenuItem>
        </TextField>
      </Box>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <PageLoading />
      ) : data.length === 0 ? (
        <EmptyState title="Nothing was sent yet">
          Codes, requests, notices and contracts to applicants appear here as they go out.
        </EmptyState>
      ) : (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', md: 'minmax(320px, 2fr) 3fr' },
            flex: { md: 1 },
            minHeight: 0,
            height: { md: 0 },
            border: `1px solid ${desk.line}`,
            borderRadius: 1,
            overflow: 'hidden',
            backgroundColor: desk.surface,
          }}
        >
          <Box sx={{ overflowY: { md: 'auto' }, borderRight: { md: `1px solid ${desk.line}` }, minWidth: 0 }}>
            <MessageList
              messages={data}
              openedId={opened?.id}
              onOpen={(id) => open(id === openedId && !isWide ? undefined : id)}
              isWide={isWide}
            />
          </Box>
          {isWide && <Box sx={{ overflowY: 'auto', p: 2, minWidth: 0 }}>{opened && <MessageText message={opened} />}</Box>}
        </Box>
      )}
      <Pager page={page} pageInfo={pageInfo} onGo={(to) => go({ page: to === 1 ? undefined : String(to) })} />
    </Box>
  )
}

function filterOf(params: URLSearchParams): MessageListFilter {
  const [rootCaseId, channel] = [params.get('case'), params.get('channel')]
  return { ...(rootCaseId !== null && { rootCaseId }), ...((channel === 'sms' || channel === 'email') && { channel }) }
}

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useEffect, useRef } from 'react'
import { useGetList } from 'react-admin'
import { Link, useSearchParams } from 'react-router'
import { Pager } from '../cases/Pager.tsx'
import type { RetriedStepFilter } from '../client/desk-provider.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { Instant } from '../display/Instant.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { usePolling } from '../display/use-attended.ts'
import { PlainTable } from '../evidence/PlainTable.tsx'
import type { BulkRetry, RetriedStep } from '../generated/api.ts'
import { PageLoading } from '../layout/PageLoading.tsx'
import { paths } from '../paths.ts'
import { codeText } from '../words/codes.ts'
import { retryOutcomes } from '../words/states.ts'
import { outcomeOrder } from './retry-words.ts'

const perPage = 50

/** What became of each case, in the order in which they are tried. */
export function RetriedSteps({ run }: { run: BulkRetry }) {
  const [params, setParams] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  const shown = outcomeOrder.find((outcome) => outcome === params.get('outcome'))
  const filter: RetriedStepFilter = { bulkRetryId: run.id, ...(shown && { outcomes: [shown] }) }
  const isRunning = run.state === 'running'
  const often = usePolling(2000)
  const { data, error, isPending, pageInfo, refetch } = useGetList<RetriedStep & { id: number }>(
    'retried-steps',
    { filter, pagination: { page, perPage } },
    { refetchInterval: isRunning ? often : false },
  )
  const wasRunning = useRef(isRunning)
  useEffect(() => {
    // Once it has ended, what came of the last ones is read, and stays.
    if (wasRunning.current && !isRunning) void refetch()
    wasRunning.current = isRunning
  }, [isRunning, refetch])
  const go = (change: Readonly<Record<string, string | undefined>>) => {
    const kept: Record<string, string | undefined> = { ...Object.fromEntries(params), page: undefined, ...change }
    setParams(
      Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined),
      { replace: true },
    )
  }
  return (
    <Section
      title="Cases"
      aside={
        <TextField
          select
          label="Show"
          value={shown ?? 'all'}
          onChange={(event) => go({ outcome: event.target.value === 'all' ? undefined : event.target.value })}
          sx={{ width: 210, my: 0.5 }}
        >
          <MenuItem value="all">All cases</MenuItem>
          {outcomeOrder.map((outcome) => (
            <MenuItem key={outcome} value={outcome}>
              {codeText(outcome)} ({run.tally[outcome].toLocaleString('en')})
            </MenuItem>
          ))}
        </TextField>
      }
      flush
    >
      {error ? (
        <Box sx={{ px: 1.5 }}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Box>
      ) : isPending ? (
        <PageLoading />
      ) : data.length === 0 ? (
        <EmptyState title="No such case" />
      ) : (
        <PlainTable
          label="Cases of this bulk retry"
          cards
          columns={[
            { heading: 'Case' },
            { heading: 'What came of it' },
            { heading: 'Step' },
            { heading: 'Parked since' },
            { heading: 'Tried at' },
          ]}
          rows={data.map((one) => ({
            key: String(one.position),
            cells: [
              <Link key="case" to={paths.case(one.rootCaseId)}>
                {one.reference}
              </Link>,
              <Outcome key="outcome" retried={one} />,
              one.stepLabel,
              <Instant key="since" at={one.parkedSince} />,
              one.settledAt === null ? '–' : <Instant key="at" at={one.settledAt} />,
            ],
          }))}
        />
      )}
      <Box sx={{ px: 1.5 }}>
        <Pager page={page} pageInfo={pageInfo} onGo={(to) => go({ page: to === 1 ? undefined : String(to) })} />
      </Box>
    </Section>
  )
}

function Outcome({ retried: { outcome, outcomeLabel, failure } }: { retried: RetriedStep }) {
  return (
    <div>
      <StateMark look={{ ...retryOutcomes[outcome], label: outcomeLabel }} quiet={outcome === 'waiting' || outcome === 'not_tried'} />
      {failure && <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{failure.title}</Box>}
    </div>
  )
}

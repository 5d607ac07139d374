import Back from '@mui/icons-material/ArrowBackOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import LinearProgress from '@mui/material/LinearProgress'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useSending } from '../client/use-sending.ts'
import { useDesk } from '../desk-context.ts'
import { Facts } from '../display/Facts.tsx'
import { Instant } from '../display/Instant.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { Section } from '../display/Section.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { BulkRetry } from '../generated/api.ts'
import { PageLoading } from '../layout/PageLoading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session/use-me.ts'
import { useReasonWords } from '../words/use-vocabulary.ts'
import { bulkRetryLook, bulkRetryTitle, progressText } from './retry-words.ts'
import { RetriedSteps } from './RetriedSteps.tsx'
import { useBulkRetry } from './use-bulk-retries.ts'

/** One bulk retry: how far it is, the way to stop it, and what became of each case. */
export function BulkRetryPage() {
  const { id = '' } = useParams()
  const { data, error, isPending, refetch } = useBulkRetry(id)
  usePageTitle('Tried again in bulk')
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 1.5, maxWidth: 1320, width: '100%', mx: 'auto' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
        <IconButton component={Link} to={paths.integrations()} aria-label="Back to the integrations">
          <Back />
        </IconButton>
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Typography variant="h1">Tried again in bulk</Typography>
          {data && <Box sx={{ color: 'text.secondary' }}>{bulkRetryTitle(data)}</Box>}
        </Box>
        {data && <StateMark look={bulkRetryLook(data)} filled />}
      </Box>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : isPending ? <PageLoading /> : <Run run={data} />}
    </Box>
  )
}

function Run({ run }: { run: BulkRetry }) {
  const reasons = useReasonWords()
  const { cases, tally, requestedBy, requestedAt, reasonCode, stopAskedAt, stopAskedBy, endedAt } = run
  const tried = cases - tally.waiting - tally.not_tried
  return (
    <>
      <Section title={progressText(run)} aside={<StopButton run={run} />}>
        <LinearProgress
          variant="determinate"
          value={cases === 0 ? 100 : (tried / cases) * 100}
          aria-label="Cases that were tried"
          sx={{ mb: 1.5, height: 6, borderRadius: 1 }}
        />
        <Facts
          facts={[
            { label: 'Asked for by', value: requestedBy },
            { label: 'Because', value: reasons(reasonCode) },
            { label: 'Began', value: <Instant at={requestedAt} />, isFigure: true },
            ...(stopAskedAt === null
              ? []
              : [
                  {
                    label: 'Asked to stop',
                    value: (
                      <>
                        {stopAskedBy} on <Instant at={stopAskedAt} />
                      </>
                    ),
                    isFigure: true,
                  },
                ]),
            { label: 'Ended', value: endedAt === null ? 'Not yet' : <Instant at={endedAt} />, isFigure: true },
          ]}
        />
      </Section>
      <RetriedSteps run={run} />
    </>
  )
}

/** No other begins; those under way go on by themselves. */
function StopButton({ run }: { run: BulkRetry }) {
  const { api } = useDesk()
  const queries = useQueryClient()
  const mayStop = useMay('stopBulkRetry')
  const { send, isSending, problem } = useSending()
  if (run.state !== 'running' || !mayStop) return null
  const stop = async () => {
    await send(run.id, (key) => api.stopBulkRetry(run.id, { headers: { 'Idempotency-Key': key } }))
    await queries.invalidateQueries({ queryKey: ['bulk-retry', run.id] })
  }
  return (
    <>
      {problem && <ProblemNotice error={problem} />}
      <Button onClick={() => void stop()} disabled={isSending || run.stopAskedAt !== null}>
        {run.stopAskedAt === null ? 'Stop' : 'Stopping…'}
      </Button>
    </>
  )
}

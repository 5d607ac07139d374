import Back from '@mui/icons-material/ArrowBackOutlined'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useGetList } from 'react-admin'
import { Link, useParams, useSearchParams } from 'react-router'
import { ParkedFailures } from '../bulk-retries/ParkedFailures.tsx'
import { CallList } from '../calls/CallList.tsx'
import { callFilterOf, callFilters } from '../calls/call-filters.ts'
import { Pager } from '../cases/Pager.tsx'
import type { CallListFilter } from '../client/desk-provider.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { Ago } from '../display/Instant.tsx'
import { KeyFigures } from '../display/KeyFigures.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { usePolling } from '../display/use-attended.ts'
import type { Integration, OutsideCall, Provider } from '../generated/api.ts'
import { PageLoading } from '../layout/PageLoading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { paths } from '../paths.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { countText } from '../words/codes.ts'
import { instantText } from '../words/dates.ts'
import { durationText, failureRateText, providerLook } from './provider-words.ts'
import { useIntegrations } from './use-integrations.ts'

/** One provider: how it does, and its calls, each with the shape of what went over the line. */
export function ProviderPage() {
  const { id: name = '' } = useParams()
  const { data, error, isPending, refetch } = useIntegrations()
  const integration = data?.items.find((item) => item.providers.some(({ provider }) => provider === name))
  const provider = integration?.providers.find((one) => one.provider === name)
  usePageTitle(provider?.label ?? 'Provider')
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 1.5, maxWidth: 1320, width: '100%', mx: 'auto' }}>
      {error ? (
        <>
          <Heading title="Provider" />
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </>
      ) : isPending ? (
        <PageLoading />
      ) : integration && provider ? (
        <>
          <Heading title={provider.label} integration={integration} provider={provider} />
          <Figures provider={provider} overMinutes={data.overMinutes} />
          <ParkedFailures provider={provider} />
          <Calls provider={provider.provider} />
        </>
      ) : (
        <EmptyState title="No such provider" isPage>
          This installation is not set up for it. <Link to={paths.integrations()}>Look at those that it is set up for</Link>.
        </EmptyState>
      )}
    </Box>
  )
}

function Heading({ title, integration, provider }: { title: string; integration?: Integration; provider?: Provider }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
      <IconButton component={Link} to={paths.integrations()} aria-label="Back to the integrations">
        <Back />
      </IconButton>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography variant="h1">{title}</Typography>
        {integration && <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{integration.label}</Box>}
      </Box>
      {provider && <StateMark look={providerLook(provider)} filled />}
    </Box>
  )
}

function Figures({ provider, overMinutes }: { provider: Provider; overMinutes: number }) {
  const { calls, failures, p95Ms, lastSuccessAt, lastFailureAt, quota } = provider
  const ago = (at: string | null) => (at === null ? 'Never' : <Ago at={at} />)
  return (
    <KeyFigures
      label={`The last ${overMinutes} minutes`}
      figures={[
        { label: 'Calls', value: calls.toLocaleString('en'), beside: `in ${overMinutes} minutes` },
        { label: 'Failed', value: failureRateText(provider), beside: countText(failures, 'call') },
        { label: '95 of 100 within', value: p95Ms === null ? '–' : durationText(p95Ms) },
        ...(quota
          ? [
              {
                label: 'Quota left',
                value: `${quota.remaining.toLocaleString('en')} of ${quota.limit.toLocaleString('en')}`,
                beside: `anew on ${instantText(quota.resetsAt)}`,
              },
            ]
          : []),
        { label: 'Last answer', value: ago(lastSuccessAt) },
        { label: 'Last failure', value: ago(lastFailureAt) },
      ]}
    />
  )
}

const perPage = 25

function Calls({ provider }: { provider: string }) {
  const [params, setParams] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  const shown = callFilterOf(params.get('calls'))
  const filter: CallListFilter = { provider, ...(shown.outcomes && { outcomes: [...shown.outcomes] }) }
  const refetchInterval = usePolling(10_000)
  const { data, error, isPending, pageInfo, meta, refetch } = useGetList<OutsideCall>(
    'calls',
    { filter, pagination: { page, perPage } },
    { refetchInterval, staleTime: 3000 },
  )
  const go = (change: Readonly<Record<string, string | undefined>>) => {
    const kept: Record<string, string | undefined> = { ...Object.fromEntries(params), page: undefined, ...change }
    setParams(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined))
  }
  const count = (meta as { count?: { value: number; capped: boolean } } | undefined)?.count
  return (
    <Box component="section" aria-label="Calls">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1, mt: 2 }}>
        <Typography variant="h2" sx={{ mr: 'auto' }}>
          Calls
        </Typography>
        <Box sx={{ ...tabularFigures, color: 'text.secondary', fontSize: '0.875rem' }} aria-live="polite">
          {count && (count.capped ? `More than ${countText(count.value, 'call')}` : countText(count.value, 'call'))}
        </Box>
        <TextField
          select
          label="Show"
          value={shown.name}
          onChange={(event) => go({ calls: event.target.value === callFilters[0]!.name ? undefined : event.target.value })}
          sx={{ width: 190 }}
        >
          {callFilters.map(({ name, label }) => (
            <MenuItem key={name} value={name}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <PageLoading />
      ) : data.length === 0 ? (
        <EmptyState title={shown.outcomes ? 'No such call' : 'No call yet'}>
          Calls are kept for a while and then forgotten; what came of them stays with each case.
        </EmptyState>
      ) : (
        <CallList calls={data} of="provider" />
      )}
      <Pager page={page} pageInfo={pageInfo} onGo={(to) => go({ page: to === 1 ? undefined : String(to) })} />
    </Box>
  )
}

import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { useState } from 'react'
import { ParkedFailures } from '../bulk-retries/ParkedFailures.tsx'
import { RecentBulkRetries } from '../bulk-retries/RecentBulkRetries.tsx'
import { useProviderFailures } from '../bulk-retries/use-bulk-retries.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { Icon } from '../display/Icon.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import type { Integration } from '../generated/api.ts'
import { IntakePauses } from '../intake/IntakePauses.tsx'
import { PageLoading } from '../layout/PageLoading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { ProposeSwitchSheet } from '../provider-switches/ProposeSwitchSheet.tsx'
import { ProviderSwitches } from '../provider-switches/ProviderSwitches.tsx'
import { useMay } from '../session/use-me.ts'
import { IntegrationTable } from './IntegrationTable.tsx'
import { headlineOf } from './provider-words.ts'
import { useIntegrations } from './use-integrations.ts'

/** The outside systems: how each does, as our own calls of the last minutes saw it. */
export function IntegrationList() {
  usePageTitle('Integrations')
  const { data, error, isPending, refetch } = useIntegrations()
  const parked = useProviderFailures()
  // What waits for somebody comes before how everything else does.
  const hasParked = (parked.data?.cases ?? 0) > 0
  const maySwitch = useMay('proposeProviderSwitch')
  const [switching, switchDefault] = useState<Integration>()
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 1.5, maxWidth: 1320, width: '100%', mx: 'auto' }}>
      <Typography variant="h1">Integrations</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>
        How the systems around us do, as our own calls of the last {data?.overMinutes ?? 15} minutes saw it. A “no” about a person is an
        answer, no failure.
      </Typography>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending || parked.isPending ? (
        <PageLoading />
      ) : data.items.length === 0 ? (
        <EmptyState title="No outside system is set up">This installation works with its own parts alone.</EmptyState>
      ) : (
        <>
          <Headline items={data.items} />
          {hasParked && <ParkedFailures />}
          <IntegrationTable items={data.items} onSwitch={maySwitch ? switchDefault : undefined} />
          <Box sx={{ mt: 2 }}>
            {!hasParked && <ParkedFailures />}
            <RecentBulkRetries />
            <ProviderSwitches />
            <IntakePauses />
          </Box>
          {switching && <ProposeSwitchSheet integration={switching} onClose={() => switchDefault(undefined)} />}
        </>
      )}
    </Box>
  )
}

function Headline({ items }: { items: readonly Integration[] }) {
  const { desk } = useTheme()
  const { text, look } = headlineOf(items)
  const shades = desk.tones[look.tone]
  return (
    <Box
      component="output"
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'flex-start',
        mb: 1.5,
        px: 1.5,
        py: 1,
        border: `1px solid ${shades.line}`,
        backgroundColor: shades.soft,
        borderRadius: 1,
      }}
    >
      <Box sx={{ color: shades.ink, display: 'flex', pt: '2px' }}>
        <Icon name={look.icon} />
      </Box>
      <span>
        <Box component="strong" sx={{ color: shades.ink }}>
          {look.label}.
        </Box>{' '}
        {text}
      </span>
    </Box>
  )
}

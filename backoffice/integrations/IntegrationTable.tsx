import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useTheme, type Theme } from '@mui/material/styles'
import { Link } from 'react-router'
import { Ago } from '../display/Instant.tsx'
import { StateMark } from '../display/StateMark.tsx'
import { visuallyHidden } from '../display/visually-hidden.ts'
import type { Integration, Provider } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session/use-me.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { instantText } from '../words/dates.ts'
import { durationText, failureRateText, providerLook } from './provider-words.ts'

const headings: [heading: string, align?: 'right'][] = [
  ['Used for'],
  ['Provider'],
  ['State'],
  ['Calls', 'right'],
  ['Failed', 'right'],
  ['95 of 100 within', 'right'],
  ['Last answer', 'right'],
  ['Last failure', 'right'],
]

/** One row a provider, in the group of what it is used for. On a narrow screen each is a card. */
export function IntegrationTable({
  items,
  onSwitch,
}: {
  items: readonly Integration[]
  onSwitch: ((item: Integration) => void) | undefined
}) {
  const theme = useTheme()
  return (
    <Box component="table" sx={tableStyle(theme)}>
      <Box component="caption" sx={visuallyHidden}>
        Providers by what they are used for
      </Box>
      <thead>
        <tr>
          {headings.map(([heading, align]) => (
            <Box component="th" key={heading} scope="col" sx={{ textAlign: align ?? 'left' }}>
              {heading}
            </Box>
          ))}
        </tr>
      </thead>
      {items.map((item) => (
        <tbody key={item.capability}>
          {item.providers.map((provider, index) => (
            <tr key={provider.provider}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={item.providers.length}>
                  {item.label}
                  {item.choice && <DefaultProvider integration={item} onSwitch={onSwitch && (() => onSwitch(item))} />}
                </th>
              )}
              <ProviderCells provider={provider} />
            </tr>
          ))}
        </tbody>
      ))}
    </Box>
  )
}

/** Which of several is used where nobody chose one for a case, and the way to switch it. */
function DefaultProvider({ integration, onSwitch }: { integration: Integration; onSwitch: (() => void) | undefined }) {
  const { desk } = useTheme()
  const inForce = integration.choice?.inForce
  return (
    <Box sx={{ fontSize: '0.8125rem', mt: 0.25 }}>
      {inForce ? (
        <>
          <Box component="span" sx={{ color: desk.ink }}>
            By default {inForce.label}
          </Box>
          , switched <Ago at={inForce.since} />
        </>
      ) : (
        'By default as each product says'
      )}
      {onSwitch && (
        <Button
          onClick={onSwitch}
          variant="text"
          aria-label={`Switch the default provider: ${integration.label}`}
          sx={{ display: 'block', ml: -1.5, minHeight: 28, py: 0, fontSize: '0.875rem' }}
        >
          Switch…
        </Button>
      )}
    </Box>
  )
}

function ProviderCells({ provider }: { provider: Provider }) {
  const { desk } = useTheme()
  const mayOpen = useMay('listProviderCalls')
  const { calls, failures, p95Ms, lastSuccessAt, lastFailureAt, limitedUntil } = provider
  return (
    <>
      <td data-cell="provider">{mayOpen ? <Link to={paths.provider(provider.provider)}>{provider.label}</Link> : provider.label}</td>
      <td data-cell="state">
        <StateMark look={providerLook(provider)} quiet={provider.state === 'working' || provider.state === 'quiet'} />
        {limitedUntil !== null && provider.state === 'limited' && (
          <Box component="span" sx={{ display: 'block', color: desk.muted, fontSize: '0.8125rem' }}>
            until {instantText(limitedUntil)}
          </Box>
        )}
      </td>
      <Figure name="Calls" isNone={calls === 0}>
        {calls.toLocaleString('en')}
      </Figure>
      <Figure name="Failed" isNone={calls === 0}>
        {failureRateText(provider)}
        {failures > 0 && (
          <Box component="span" sx={{ color: desk.muted, fontSize: '0.8125rem' }}>
            {' '}
            ({failures.toLocaleString('en')})
          </Box>
        )}
      </Figure>
      <Figure name="95 of 100 within" isNone={p95Ms === null}>
        {p95Ms === null ? '–' : durationText(p95Ms)}
      </Figure>
      <Figure name="Last answer" isNone={lastSuccessAt === null}>
        {lastSuccessAt === null ? 'Never' : <Ago at={lastSuccessAt} />}
      </Figure>
      <Figure name="Last failure" isNone={lastFailureAt === null}>
        {lastFailureAt === null ? 'Never' : <Ago at={lastFailureAt} />}
      </Figure>
    </>
  )
}

/** On a card each figure carries its name, and one that says nothing takes no room. */
function Figure({ name, isNone, children }: { name: string; isNone: boolean; children: React.ReactNode }) {
  return (
    <td data-cell="figure" data-none={isNone}>
      <span data-name="" aria-hidden>
        {name}
      </span>
      <span>{children}</span>
    </td>
  )
}

function tableStyle({ desk, breakpoints }: Theme) {
  return {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    backgroundColor: desk.surface,
    border: `1px solid ${desk.line}`,
    borderRadius: 1,
    '& th, & td': { px: 1.25, py: 0.75, textAlign: 'left', verticalAlign: 'top', borderBottom: `1px solid ${desk.line}` },
    '& thead th': { backgroundColor: desk.sunken, color: desk.muted, fontSize: '0.8125rem', fontWeight: 600, whiteSpace: 'nowrap' },
    '& tbody th': { fontWeight: 400, color: desk.muted, borderRight: `1px solid ${desk.line}`, width: '19%' },
    '& tbody:last-of-type tr:last-of-type > *, & tbody:last-of-type th': { borderBottom: 0 },
    '& td[data-cell=provider]': { fontWeight: 600 },
    '& td[data-cell=figure]': { ...tabularFigures, textAlign: 'right', whiteSpace: 'nowrap' },
    '& [data-name]': visuallyHidden,
    '& td': { position: 'relative' },
    [breakpoints.down('md')]: {
      '& thead': visuallyHidden,
      '&, & tbody': { display: 'block' },
      '& tbody': { borderBottom: `1px solid ${desk.line}`, pb: 1 },
      '& tbody:last-of-type': { borderBottom: 0 },
      '& tbody tr': { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 1, rowGap: 0.25, pt: 0.5 },
      '& th, & td': { border: '0 !important', py: 0.25 },
      '& tbody th': { width: 'auto', gridColumn: '1 / -1', fontSize: '0.8125rem', fontWeight: 600, pt: 1 },
      '& td[data-cell=figure]': { display: 'flex', justifyContent: 'space-between', gap: 1, fontSize: '0.875rem', textAlign: 'right' },
      '& td[data-cell=figure][data-none=true]': { display: 'none' },
      '& td[data-cell=figure] > [data-name]': { all: 'unset', color: desk.muted },
      '& td[data-cell=state]': { textAlign: 'right' },
    },
  } as const
}

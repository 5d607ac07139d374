import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MuiLink from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { Link } from 'react-router'
import { useCasePage } from '../cases/case-page-context.ts'
import { Disclosure } from '../display/Disclosure.tsx'
import { Facts, type Fact } from '../display/Facts.tsx'
import { Icon } from '../display/Icon.tsx'
import { Instant } from '../display/Instant.tsx'
import type { Case, Hold } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { countText } from '../words/codes.ts'
import { endedText, holdWords } from './hold-words.ts'

/** Every hold that stands, each with who, when and why, to be lifted by itself; and those that ended, for whoever asks. */
export function HoldList() {
  const { found, prepare } = useCasePage()
  const standing = found.holds.filter(({ ended }) => ended === null)
  const over = found.holds.filter(({ ended }) => ended !== null)
  if (found.holds.length === 0) return null
  return (
    <Box component="section" aria-label="Holds" sx={{ mb: 2.5 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.75 }}>
        {standing.length === 0 ? 'Nothing holds it now' : countText(standing.length, 'hold')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {standing.map((hold) => (
          <StandingHold key={hold.id} hold={hold} found={found} onLift={() => prepare({ kind: 'releaseCase', choice: hold.id })} />
        ))}
      </Box>
      {over.length > 0 && (
        <Disclosure summary={`${countText(over.length, 'hold')} that ended`}>
          {over.map((hold) => (
            <EndedHold key={hold.id} hold={hold} />
          ))}
        </Disclosure>
      )}
    </Box>
  )
}

function StandingHold({ hold, found, onLift }: { hold: Hold; found: Case; onLift: () => void }) {
  const { desk } = useTheme()
  const { label } = holdWords[hold.kind]
  const shades = desk.tones.held
  const mayLift = found.members.some(({ orders }) =>
    orders.some(({ kind, choices }) => kind === 'releaseCase' && choices.includes(hold.id)),
  )
  const isProposed = found.proposals.some(({ state, content }) => state === 'open' && content['holdId'] === hold.id)
  return (
    <Box component="article" aria-label={`Hold: ${label}`} sx={{ border: `1px solid ${shades.line}`, borderRadius: 1, overflow: 'hidden' }}>
      <Box sx={{ display: 'flex', gap: 1, px: 1.25, py: 0.5, backgroundColor: shades.soft, color: shades.ink, fontWeight: 600 }}>
        <Icon name="hold" /> {label}
      </Box>
      <Box sx={{ p: 1.25 }}>
        <Facts facts={placedFacts(hold)} />
        {isProposed ? (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
            Lifting it waits for a second person.
          </Typography>
        ) : (
          mayLift && (
            <Button onClick={onLift} sx={{ mt: 1 }}>
              Lift this hold…
            </Button>
          )
        )}
      </Box>
    </Box>
  )
}

function placedFacts({ by, since, reason, note, confirmedIn }: Hold): Fact[] {
  return [
    { label: 'Placed by', value: by },
    { label: 'Placed at', value: <Instant at={since} />, isFigure: true },
    { label: 'Reason', value: reason },
    ...(note === null ? [] : [{ label: 'Note', value: `“${note}”` }]),
    ...(confirmedIn === null
      ? []
      : [
          {
            label: 'Confirmed in',
            value: (
              <MuiLink component={Link} to={paths.case(confirmedIn.caseId)}>
                {confirmedIn.reference}
              </MuiLink>
            ),
          },
        ]),
  ]
}

function EndedHold({ hold }: { hold: Hold }) {
  const { desk } = useTheme()
  if (hold.ended === null) return null
  return (
    <Box component="article" aria-label={`Ended hold: ${holdWords[hold.kind].label}`} sx={{ borderTop: `1px solid ${desk.line}`, py: 1 }}>
      <Typography sx={{ fontWeight: 600 }}>{holdWords[hold.kind].label}</Typography>
      <Facts facts={[...placedFacts(hold), { label: 'Ended at', value: <Instant at={hold.ended.at} />, isFigure: true }]} />
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {endedText(hold.ended)}
      </Typography>
    </Box>
  )
}

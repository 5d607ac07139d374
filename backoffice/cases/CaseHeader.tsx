import Back from '@mui/icons-material/ArrowBackOutlined'
import Before from '@mui/icons-material/ChevronLeftOutlined'
import Next from '@mui/icons-material/ChevronRightOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { Link, useNavigate } from 'react-router'
import { Due } from '../display/Due.tsx'
import { Icon } from '../display/Icon.tsx'
import { For } from '../display/Instant.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Case } from '../generated/api.ts'
import { paths } from '../paths.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { countText } from '../words/codes.ts'
import { dateText, instantText } from '../words/dates.ts'
import { moneyText } from '../words/money.ts'
import { caseStates } from '../words/states.ts'
import { termsText } from '../words/terms.ts'
import { useCasePage } from './case-page-context.ts'
import { neighboursOf } from './list-memory.ts'
import type { NextThing } from './next-thing.ts'

/** Who, how much, how it stands; and under it the one thing that must happen next. */
export function CaseHeader({ next }: { next: NextThing | undefined }) {
  const { desk } = useTheme()
  const { found, changed, show } = useCasePage()
  const { applicant, requested, firstRequested, product, reference } = found
  const name = applicant.socialName ?? applicant.fullName
  return (
    <Box component="header" sx={{ backgroundColor: desk.surface, borderBottom: `1px solid ${desk.line}` }}>
      <Box
        sx={{ px: { xs: 1, md: 2 }, pt: 1, pb: 0.75, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}
      >
        <Neighbours />
        <Box sx={{ minWidth: 0, flex: '1 1 260px' }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {name ?? 'No name yet'}
          </Typography>
          <Box sx={{ ...tabularFigures, color: desk.muted, fontSize: '0.875rem', display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
            <span>{reference}</span>
            <span>{product.name}</span>
            <span>{termsText(requested)}</span>
            {firstRequested && <span>at first {termsText(firstRequested)}</span>}
            <span title={instantText(found.openedAt)}>opened {instantText(found.openedAt)}</span>
          </Box>
        </Box>
        {changed.size > 0 && (
          <Button variant="text" onClick={() => show('timeline')} sx={{ color: desk.tones.second.ink }}>
            ● {countText(changed.size, 'step')} changed meanwhile
          </Button>
        )}
        <StateMark look={caseStates[found.status]} filled />
      </Box>
      <NextBar next={next} />
    </Box>
  )
}

function NextBar({ next }: { next: NextThing | undefined }) {
  const { desk } = useTheme()
  const { place, goTo, prepare } = useCasePage()
  if (!next) return <EndedBar />
  const shades = desk.tones[next.look.tone]
  const act = next.act
  const begin = () => {
    if (!act) return
    if (next.at !== undefined) goTo(next.at)
    if (act.proposalId !== undefined) prepare({ proposalId: act.proposalId })
    else prepare({ kind: act.kind, ...(next.at !== undefined && { at: next.at }) })
  }
  return (
    <Box
      component="section"
      aria-label="What must happen next"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.75,
        px: { xs: 1, md: 2 },
        py: 0.75,
        backgroundColor: shades.soft,
        borderTop: `1px solid ${shades.line}`,
      }}
    >
      <Box sx={{ color: shades.ink, display: 'flex' }}>
        <Icon name={next.look.icon} sizePx={20} />
      </Box>
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{next.title}</Box>
        {next.detail !== undefined && next.detail !== '' && <Box sx={{ fontSize: '0.875rem' }}>{next.detail}</Box>}
      </Box>
      <Box sx={{ ...tabularFigures, fontSize: '0.875rem', color: desk.muted, textAlign: 'right' }}>
        {next.since !== undefined && <For since={next.since} />}
        {next.dueAt !== undefined && (
          <Box sx={{ color: desk.ink }}>
            <Due at={next.dueAt} since={next.since} />
          </Box>
        )}
      </Box>
      {act ? (
        <Button variant="contained" color="primary" onClick={begin}>
          {act.label}
        </Button>
      ) : (
        next.at !== undefined && next.at !== place && <Button onClick={() => next.at !== undefined && goTo(next.at)}>Look at it</Button>
      )}
    </Box>
  )
}

/** Nothing has to be done: because it has ended, or because the loan is being repaid. */
function EndedBar() {
  const { desk } = useTheme()
  const { found } = useCasePage()
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 0.75, borderTop: `1px solid ${desk.line}`, color: desk.muted, fontSize: '0.875rem' }}>
      {found.endedAt === null ? repaidText(found) : `Ended on ${instantText(found.endedAt)}. Nothing more has to be done.`}
    </Box>
  )
}

function repaidText({ status, contract }: Case): string {
  if (status !== 'active') return 'Nothing has to be done now.'
  const today = new Date().toISOString().slice(0, 10)
  const due = contract?.schedule.find((row) => row.dueOn >= today)
  const next = due ? ` Next instalment: ${moneyText(due.payment)} on ${dateText(due.dueOn)}.` : ''
  return `The loan is being repaid. Nothing has to be done now.${next}`
}

function Neighbours() {
  const { found } = useCasePage()
  const navigate = useNavigate()
  const { before, next, back } = neighboursOf(found.id)
  const go = (caseId: string | undefined) => caseId !== undefined && void navigate(paths.case(caseId))
  return (
    <Box component="nav" aria-label="Cases around this one" sx={{ display: 'flex', alignItems: 'center' }}>
      <Tooltip title={back ? `Back to “${back.label}”` : 'Back to the cases'}>
        <IconButton
          component={Link}
          to={back?.address ?? paths.cases()}
          aria-label={back ? `Back to “${back.label}”` : 'Back to the cases'}
        >
          <Back />
        </IconButton>
      </Tooltip>
      {(before !== undefined || next !== undefined) && (
        <>
          <Tooltip title="Case before (p)">
            <span>
              <IconButton aria-label="Case before" disabled={before === undefined} onClick={() => go(before)}>
                <Before />
              </IconButton>
            </span>
          </Tooltip>
          <Tooltip title="Next case (n)">
            <span>
              <IconButton aria-label="Next case" disabled={next === undefined} onClick={() => go(next)}>
                <Next />
              </IconButton>
            </span>
          </Tooltip>
        </>
      )}
    </Box>
  )
}

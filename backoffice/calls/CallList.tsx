import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { StateMark } from '../display/StateMark.tsx'
import type { OutsideCall } from '../generated/api.ts'
import { durationText } from '../integrations/provider-words.ts'
import { paths } from '../paths.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { codeText } from '../words/codes.ts'
import { dayText, secondText } from '../words/dates.ts'
import { callOutcomes } from '../words/states.ts'
import { CallExchange } from './CallExchange.tsx'

type Shown = {
  calls: readonly OutsideCall[]
  /** Whose calls these are: what all of them share is not said again. */
  of: 'provider' | 'case' | 'step'
}

/** Calls to outside systems, the latest first; each opens to the shape of what went over the line. */
export function CallList({ calls, of }: Shown) {
  const { desk } = useTheme()
  const [openedId, open] = useState<string>()
  return (
    <Box
      component="ol"
      aria-label="Calls"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        ...(of === 'provider' && { backgroundColor: desk.surface, border: `1px solid ${desk.line}`, borderRadius: 1 }),
        '& > li:not(:last-of-type)': { borderBottom: `1px solid ${desk.line}` },
      }}
    >
      {calls.map((call) => (
        <li key={call.id}>
          <Call call={call} of={of} isOpened={call.id === openedId} onToggle={() => open(call.id === openedId ? undefined : call.id)} />
        </li>
      ))}
    </Box>
  )
}

type Row = { call: OutsideCall; of: Shown['of']; isOpened: boolean; onToggle: () => void }

function Call({ call, of, isOpened, onToggle }: Row) {
  const { desk } = useTheme()
  const id = useId()
  const wrong = wrongOf(call)
  return (
    <>
      <Box
        component="button"
        type="button"
        aria-expanded={isOpened}
        aria-controls={id}
        onClick={onToggle}
        sx={{
          font: 'inherit',
          color: 'inherit',
          textAlign: 'left',
          background: isOpened ? desk.selected : 'none',
          border: 0,
          cursor: 'pointer',
          width: '100%',
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1.5,
          rowGap: 0.25,
          px: 1.5,
          py: 0.75,
          '&:hover': { backgroundColor: isOpened ? desk.selected : desk.hover },
          '&:focus-visible': { outlineOffset: -2 },
        }}
      >
        <Box
          component="time"
          dateTime={call.startedAt}
          sx={{ ...tabularFigures, color: desk.muted, fontSize: '0.875rem', whiteSpace: 'nowrap' }}
        >
          {dayText(call.startedAt)}, {secondText(call.startedAt)}
        </Box>
        <Box component="span" sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {codeText(call.operation)}
          </Box>
          <Box component="span" sx={{ color: desk.muted, fontSize: '0.875rem' }}>
            {factsOf(call, of).map((fact) => ` · ${fact}`)}
          </Box>
          {wrong.length > 0 && (
            <Box component="span" sx={{ display: 'block', color: desk.muted, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
              {wrong.join(': ')}
            </Box>
          )}
        </Box>
        <StateMark look={{ ...callOutcomes[call.outcome], label: call.outcomeLabel }} quiet={call.outcome === 'answered'} />
        <Box component="span" sx={{ ...tabularFigures, minWidth: 62, textAlign: 'right', whiteSpace: 'nowrap' }}>
          {durationText(call.durationMs)}
        </Box>
      </Box>
      <Box id={id} hidden={!isOpened} sx={{ backgroundColor: desk.sunken, borderTop: `1px solid ${desk.line}`, px: 1.5, py: 1.25 }}>
        {isOpened && (
          <CallExchange call={call}>
            {of === 'provider' && call.caseId !== null && <Link to={paths.case(call.caseId)}>Look at the case</Link>}
          </CallExchange>
        )}
      </Box>
    </>
  )
}

/** What the code says and what the provider said. One that answered with a failure did answer, whatever its code is called. */
function wrongOf({ outcome, httpStatus, error, words }: OutsideCall): string[] {
  const hasAnswered = outcome === 'unavailable' && httpStatus !== null
  return [hasAnswered && words !== null ? undefined : error?.title, words === null ? undefined : `“${words}”`].filter(
    (text) => text !== undefined,
  )
}

function factsOf({ providerLabel, stepLabel, attempt, httpStatus, providerCode }: OutsideCall, of: Shown['of']): string[] {
  return [
    of === 'provider' ? undefined : providerLabel,
    of === 'step' || stepLabel === null ? undefined : stepLabel,
    attempt === null ? undefined : `attempt ${attempt}`,
    httpStatus === null ? undefined : `HTTP ${httpStatus}`,
    providerCode === null ? undefined : `code ${providerCode}`,
  ].filter((fact) => fact !== undefined)
}

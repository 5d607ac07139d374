import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useTheme } from '@mui/material/styles'
import { useState } from 'react'
import { RawText } from '../display/Disclosure.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { Icon } from '../display/Icon.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import type { Case } from '../generated/api.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import type { Tone } from '../theme/palette.ts'
import { dayText, timeText } from '../words/dates.ts'
import { processNames, type IconName } from '../words/states.ts'
import { byDay, type TimelineItem, type TimelineKind } from './merge-timeline.ts'
import { useTimeline } from './use-timeline.ts'

const kinds: [kind: TimelineKind, label: string][] = [
  ['staff', 'Desk'],
  ['applicant', 'Applicant'],
  ['system', 'System'],
  ['message', 'Messages'],
]

/** The story of the whole family, told in sentences; the facts behind each are a click away. */
export function Timeline({ found }: { found: Case }) {
  const { items, error, isPending, refetch, showEarlier, isReadingEarlier } = useTimeline(found)
  const [shown, setShown] = useState<TimelineKind[]>([])
  const [openedAt] = useState(() => new Date().toISOString())
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (isPending) return <Skeleton variant="rounded" height={240} />
  const filtered = shown.length === 0 ? items : items.filter((item) => shown.includes(item.kind))
  return (
    <>
      <ToggleButtonGroup
        size="small"
        value={shown}
        onChange={(_event, next: TimelineKind[]) => setShown(next)}
        aria-label="Show only"
        sx={{ mb: 1, flexWrap: 'wrap' }}
      >
        {kinds.map(([kind, label]) => (
          <ToggleButton key={kind} value={kind} sx={{ textTransform: 'none', py: 0.25, px: 1.5, minHeight: 32 }}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {filtered.length === 0 && <EmptyState title="Nothing of this kind has happened" />}
      {byDay(filtered, dayText).map(({ day, items: ofDay }) => (
        <Day key={day} day={day} items={ofDay} found={found} openedAt={openedAt} />
      ))}
      {showEarlier && (
        <Button onClick={showEarlier} disabled={isReadingEarlier}>
          {isReadingEarlier ? 'Reading…' : 'Show earlier'}
        </Button>
      )}
    </>
  )
}

function Day({ day, items, found, openedAt }: { day: string; items: readonly TimelineItem[]; found: Case; openedAt: string }) {
  const { desk } = useTheme()
  return (
    <Box component="section" aria-label={day} sx={{ mb: 2 }}>
      <Box component="h2" sx={{ m: 0, py: 0.5, fontSize: '0.8125rem', fontWeight: 600, color: desk.muted }}>
        {day}
      </Box>
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, border: `1px solid ${desk.line}`, borderRadius: 1, backgroundColor: desk.surface }}
      >
        {items.map((item) => (
          <Line key={item.key} item={item} found={found} isNew={item.at > openedAt} />
        ))}
      </Box>
    </Box>
  )
}

const looks: Readonly<Record<TimelineKind, { icon: IconName; tone: Tone; who: string }>> = {
  staff: { icon: 'person', tone: 'review', who: 'Desk' },
  applicant: { icon: 'person', tone: 'second', who: 'Applicant' },
  system: { icon: 'working', tone: 'quiet', who: 'System' },
  message: { icon: 'send', tone: 'working', who: 'Message' },
}

function Line({ item, found, isNew }: { item: TimelineItem; found: Case; isNew: boolean }) {
  const { desk } = useTheme()
  const look = looks[item.kind]
  const [isOpen, open] = useState(false)
  const member = found.members.find((one) => one.id === item.caseId)
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '44px 20px minmax(0, 1fr) auto',
        columnGap: 1,
        px: 1,
        py: 0.6,
        borderTop: `1px solid ${desk.line}`,
        '&:first-of-type': { borderTop: 0 },
        ...(isNew && { backgroundColor: desk.tones.second.soft }),
      }}
    >
      <Box component="time" dateTime={item.at} title={item.at} sx={{ ...tabularFigures, color: desk.muted, fontSize: '0.875rem' }}>
        {timeText(item.at)}
      </Box>
      <Box sx={{ color: desk.tones[look.tone].ink, pt: '2px' }}>
        <Icon name={look.icon} sizePx={16} />
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {isNew && (
          <Box component="span" sx={{ color: desk.tones.second.ink, fontWeight: 600, fontSize: '0.8125rem' }}>
            ● New{' '}
          </Box>
        )}
        {item.sentence}
        <Box component="span" sx={{ color: desk.muted, fontSize: '0.875rem' }}>
          {' '}
          {item.actor ?? look.who}
          {member && member.process !== 'loan' && ` · ${processNames[member.process]}`}
        </Box>
        {item.reason !== undefined && (
          <Box sx={{ color: desk.muted, fontSize: '0.875rem' }}>
            Reason: {item.reason}
            {item.note !== undefined && (
              <Box component="span" sx={{ color: desk.ink }}>
                {' '}
                “{item.note}”
              </Box>
            )}
          </Box>
        )}
        {isOpen && <RawText text={JSON.stringify(item.facts, null, 2)} label="Facts of this event" />}
      </Box>
      <FactsButton isOpen={isOpen} onToggle={() => open(!isOpen)} />
    </Box>
  )
}

function FactsButton({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const { desk } = useTheme()
  return (
    <Box
      component="button"
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      sx={{
        font: 'inherit',
        fontSize: '0.8125rem',
        color: desk.muted,
        background: 'none',
        border: 0,
        cursor: 'pointer',
        alignSelf: 'start',
        minHeight: 24,
        px: 0.75,
        borderRadius: 0.5,
        '&:hover': { color: desk.ink, backgroundColor: desk.hover },
      }}
    >
      {isOpen ? 'Hide' : 'Facts'}
    </Box>
  )
}

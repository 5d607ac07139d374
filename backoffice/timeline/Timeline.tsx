import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useTheme } from '@mui/material/styles'
import { useState } from 'react'
import { EmptyState } from '../display/EmptyState.tsx'
import { ProblemNotice } from '../display/ProblemNotice.tsx'
import type { Case } from '../generated/api.ts'
import { dayText } from '../words/dates.ts'
import { processNames } from '../words/states.ts'
import { byDay, type TimelineItem, type TimelineKind } from './merge-timeline.ts'
import { TimelineLine } from './TimelineLine.tsx'
import { useTimeline } from './use-timeline.ts'

const kinds: [kind: TimelineKind | 'all', label: string][] = [
  ['all', 'Everything'],
  ['staff', 'Desk'],
  ['applicant', 'Applicant'],
  ['system', 'System'],
  ['message', 'Messages'],
]

/** The story of the whole family, told in sentences; the facts behind each are a click away. */
export function Timeline({ found }: { found: Case }) {
  const { items, error, isPending, refetch, showEarlier, isReadingEarlier } = useTimeline(found)
  const [shown, setShown] = useState<TimelineKind | 'all'>('all')
  const [openedAt] = useState(() => new Date().toISOString())
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (isPending) return <Skeleton variant="rounded" height={240} />
  const filtered = shown === 'all' ? items : items.filter((item) => item.kind === shown)
  return (
    <>
      <ToggleButtonGroup
        exclusive
        value={shown}
        onChange={(_event, next: TimelineKind | 'all' | null) => next !== null && setShown(next)}
        aria-label="Show"
        sx={{ mb: 1, flexWrap: 'wrap' }}
      >
        {kinds.map(([kind, label]) => (
          <ToggleButton key={kind} value={kind}>
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
          <TimelineLine key={item.key} item={item} about={aboutOf(item, found)} isNew={item.at > openedAt} />
        ))}
      </Box>
    </Box>
  )
}

/** The case of the family that something is about; the loan itself need not be named. */
function aboutOf({ caseId }: TimelineItem, { members }: Case): string | undefined {
  const member = members.find((one) => one.id === caseId)
  return member && member.process !== 'loan' ? processNames[member.process] : undefined
}

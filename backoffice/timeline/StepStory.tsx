import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Section } from '../display/Section.tsx'
import type { Case } from '../generated/api.ts'
import type { FoundStep } from '../steps/step-place.ts'
import { TimelineLine } from './TimelineLine.tsx'
import { useTimeline } from './use-timeline.ts'

/** What happened at one step: each attempt and its error, what was ordered and why. */
export function StepStory({ found, member, step }: { found: Case } & FoundStep) {
  const { items, showEarlier, isReadingEarlier } = useTimeline(found)
  const [openedAt] = useState(() => new Date().toISOString())
  const here = items.filter((item) => item.caseId === member.id && item.step === step.name)
  if (here.length === 0) return null
  const [newest] = here
  const withDay = here.some((item) => item.at.slice(0, 10) !== newest?.at.slice(0, 10))
  return (
    <Section title="What happened here" flush>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {here.map((item) => (
          <TimelineLine key={item.key} item={item} isNew={item.at > openedAt} withDay={withDay} />
        ))}
      </Box>
      {showEarlier && (
        <Box sx={{ p: 1 }}>
          <Button onClick={showEarlier} disabled={isReadingEarlier}>
            {isReadingEarlier ? 'Reading…' : 'Look further back'}
          </Button>
        </Box>
      )}
    </Section>
  )
}

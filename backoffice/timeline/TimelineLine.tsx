import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { useState } from 'react'
import { RawText } from '../display/Disclosure.tsx'
import { Icon } from '../display/Icon.tsx'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import type { Tone } from '../theme/palette.ts'
import { instantText, timeText } from '../words/dates.ts'
import type { IconName } from '../words/states.ts'
import type { TimelineItem, TimelineKind } from './merge-timeline.ts'

const looks: Readonly<Record<TimelineKind, { icon: IconName; tone: Tone; who: string }>> = {
  staff: { icon: 'person', tone: 'review', who: 'Desk' },
  applicant: { icon: 'person', tone: 'second', who: 'Applicant' },
  system: { icon: 'working', tone: 'quiet', who: 'System' },
  message: { icon: 'send', tone: 'working', who: 'Message' },
}

type Shown = { item: TimelineItem; about?: string | undefined; isNew: boolean; withDay?: boolean }

/** One thing that happened: when, what, by whom and why; the facts behind it for whoever asks. `about` names the case of the family. */
export function TimelineLine({ item, about, isNew, withDay = false }: Shown) {
  const { desk } = useTheme()
  const look = looks[item.kind]
  const [isOpen, open] = useState(false)
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: `${withDay ? 'auto' : '44px'} 20px minmax(0, 1fr) auto`,
        columnGap: 1,
        px: 1,
        py: 0.6,
        borderTop: `1px solid ${desk.line}`,
        '&:first-of-type': { borderTop: 0 },
        ...(isNew && { backgroundColor: desk.tones.second.soft }),
      }}
    >
      <Box component="time" dateTime={item.at} title={item.at} sx={{ ...tabularFigures, color: desk.muted, fontSize: '0.875rem' }}>
        {withDay ? instantText(item.at) : timeText(item.at)}
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
          {about !== undefined && ` · ${about}`}
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

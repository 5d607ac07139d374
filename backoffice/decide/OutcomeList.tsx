import Close from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { useTheme } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import { Icon } from '../display/Icon.tsx'
import { outcomeWords, type OutcomeWords } from './outcome-words.ts'
import type { Outcome } from './use-outcomes.ts'

/** What came of what was just ordered, where whoever ordered it is looking: the newest gets the focus. */
export function OutcomeList({ outcomes, onDismiss }: { outcomes: readonly Outcome[]; onDismiss: (id: number) => void }) {
  const newest = useRef<HTMLDivElement>(null)
  const newestId = outcomes[0]?.id
  useEffect(() => {
    if (newestId !== undefined) newest.current?.focus()
  }, [newestId])
  return (
    <Box component="output" aria-label="Outcome of your orders" sx={{ display: 'block' }}>
      {outcomes.map((outcome, index) => (
        <OutcomeCard
          key={outcome.id}
          outcome={outcome}
          cardRef={index === 0 ? newest : undefined}
          onDismiss={() => onDismiss(outcome.id)}
        />
      ))}
    </Box>
  )
}

type Card = { outcome: Outcome; cardRef: React.RefObject<HTMLDivElement | null> | undefined; onDismiss: () => void }

function OutcomeCard({ outcome, cardRef, onDismiss }: Card) {
  const { desk } = useTheme()
  const words = wordsOf(outcome)
  const shades = desk.tones[words.tone]
  return (
    <Box
      ref={cardRef}
      tabIndex={-1}
      sx={{
        position: 'relative',
        p: 1.25,
        pr: 4.5,
        mb: 1,
        border: `1px solid ${shades.line}`,
        borderLeft: `4px solid ${shades.ink}`,
        borderRadius: 1,
        backgroundColor: shades.soft,
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, fontWeight: 600, color: shades.ink, alignItems: 'flex-start' }}>
        <Box sx={{ pt: '2px', display: 'flex' }}>
          <Icon name={words.icon} />
        </Box>
        {words.title}
      </Box>
      {words.detail !== undefined && <Box sx={{ mt: 0.25, fontSize: '0.875rem' }}>{words.detail}</Box>}
      <IconButton aria-label="Dismiss this outcome" onClick={onDismiss} sx={{ position: 'absolute', right: 2, top: 2 }}>
        <Close fontSize="small" />
      </IconButton>
    </Box>
  )
}

function wordsOf({ problem, ...given }: Outcome): OutcomeWords {
  if (!problem) return outcomeWords(given)
  return { title: problem.problem.title, detail: problem.problem.detail, tone: 'bad', icon: 'alert' }
}

import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { useState } from 'react'
import { useCasePage } from '../cases/case-page-context.ts'
import { Due } from '../display/Due.tsx'
import { Icon } from '../display/Icon.tsx'
import { useNow } from '../display/use-now.ts'
import { visuallyHidden } from '../display/visually-hidden.ts'
import type { CaseMember, Step } from '../generated/api.ts'
import { tabularFigures } from '../theme/create-desk-theme.ts'
import { countText } from '../words/codes.ts'
import { spanText } from '../words/dates.ts'
import { processNames, stepLook } from '../words/states.ts'
import { useProviderWords } from '../words/use-vocabulary.ts'
import { flatSteps, groupSteps, type StepGroup } from './step-groups.ts'
import { placeOf } from './step-place.ts'

/** The steps of the whole family in reading order, each case of it a group of its own. */
export function StepList({ onChosen }: { onChosen?: () => void }) {
  const { found } = useCasePage()
  const group = groupSteps(found)
  if (!group) return null
  return <Group group={group} onChosen={onChosen} depth={0} />
}

function Group({ group, onChosen, depth }: { group: StepGroup; onChosen: (() => void) | undefined; depth: number }) {
  const { place } = useCasePage()
  const { member, entries } = group
  const steps = flatSteps(group)
  const holdsPlace = steps.some(({ member: owner, step }) => placeOf(owner, step) === place)
  const [isOpened, setOpened] = useState<boolean>()
  // A case that has ended well asks for no room, unless somebody looks into it.
  const isOpen = isOpened ?? (depth === 0 || holdsPlace || member.status !== 'completed')
  return (
    <Box component="section" aria-label={`${processNames[member.process]} ${member.reference}`}>
      <GroupHeading member={member} steps={steps.length} isOpen={isOpen} onToggle={() => setOpened(!isOpen)} depth={depth} />
      {isOpen && (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, pb: depth === 0 ? 2 : 0.5 }}>
          {entries.map((entry) => (
            <li key={entry.step.name}>
              {entry.kind === 'group' ? (
                <Group group={entry.group} onChosen={onChosen} depth={depth + 1} />
              ) : (
                <StepButton member={member} step={entry.step} onChosen={onChosen} depth={depth} />
              )}
            </li>
          ))}
        </Box>
      )}
    </Box>
  )
}

type Heading = { member: CaseMember; steps: number; isOpen: boolean; onToggle: () => void; depth: number }

function GroupHeading({ member, steps, isOpen, onToggle, depth }: Heading) {
  const { desk } = useTheme()
  return (
    <Box
      component="button"
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      sx={{
        ...plainButton,
        display: 'flex',
        alignItems: 'baseline',
        gap: 1,
        width: '100%',
        pl: 1.5 + depth * 1.5,
        pr: 1.5,
        py: 0.75,
        color: desk.muted,
        fontSize: '0.8125rem',
        fontWeight: 600,
        backgroundColor: depth === 0 ? desk.sunken : 'transparent',
        borderBottom: depth === 0 ? `1px solid ${desk.line}` : 0,
        '&:hover': { color: desk.ink },
      }}
    >
      <span aria-hidden>{isOpen ? '▾' : '▸'}</span>
      {processNames[member.process]}
      <Box component="span" sx={{ ...tabularFigures, ml: 'auto', fontWeight: 400 }}>
        {isOpen ? member.reference : countText(steps, 'step')}
      </Box>
    </Box>
  )
}

function StepButton({
  member,
  step,
  onChosen,
  depth,
}: {
  member: CaseMember
  step: Step
  onChosen: (() => void) | undefined
  depth: number
}) {
  const providerText = useProviderWords()
  const { desk } = useTheme()
  const { place, changed, goTo } = useCasePage()
  const look = stepLook(step)
  const at = placeOf(member, step)
  const isOpenStep = ['running', 'waiting', 'needs_attention'].includes(step.state)
  return (
    <Box
      component="button"
      type="button"
      aria-current={place === at ? 'step' : undefined}
      onClick={() => {
        goTo(at)
        onChosen?.()
      }}
      sx={{
        ...plainButton,
        display: 'grid',
        gridTemplateColumns: '18px 1fr auto',
        columnGap: 1,
        width: '100%',
        pl: 1.5 + depth * 1.5,
        pr: 1.5,
        py: { xs: 0.75, lg: 0.4 },
        minHeight: { xs: 40, lg: 27 },
        alignItems: 'center',
        borderLeft: '3px solid transparent',
        color: step.state === 'pending' ? desk.faint : desk.ink,
        '&:hover': { backgroundColor: desk.hover },
        '&[aria-current]': { backgroundColor: desk.selected, borderLeftColor: desk.accent },
      }}
    >
      <Box sx={{ color: desk.tones[look.tone].ink, display: 'flex' }}>
        <Icon name={look.icon} sizePx={16} />
      </Box>
      <Box component="span" sx={{ fontWeight: isOpenStep ? 600 : 400, minWidth: 0 }}>
        {step.label}
        {changed.has(at) && (
          <Box component="span" sx={{ color: desk.tones.second.ink, fontSize: '0.8125rem', fontWeight: 600 }}>
            {' '}
            ● changed
          </Box>
        )}
      </Box>
      <Box component="span" sx={{ fontSize: '0.8125rem', color: desk.muted, whiteSpace: 'nowrap' }}>
        {isOpenStep ? (
          <OpenSince step={step} />
        ) : (
          <Box component="span" sx={step.state === 'pending' ? visuallyHidden : {}}>
            {look.label}
          </Box>
        )}
      </Box>
      {isOpenStep && (
        <Box component="span" sx={{ gridColumn: '2 / 4', fontSize: '0.8125rem', color: desk.tones[look.tone].ink, pb: 0.25 }}>
          {[
            look.label,
            step.attempts > 1 ? countText(step.attempts, 'attempt') : undefined,
            step.provider === null ? undefined : providerText(step.provider),
          ]
            .filter((word) => word !== undefined)
            .join(' · ')}
        </Box>
      )}
    </Box>
  )
}

function OpenSince({ step }: { step: Step }) {
  const now = useNow()
  const since = step.attention?.since ?? step.startedAt
  if (step.dueAt !== null) return <Due at={step.dueAt} since={since} />
  return since === null ? null : <span>{spanText(since, now)}</span>
}

const plainButton = { font: 'inherit', color: 'inherit', textAlign: 'left', background: 'none', border: 0, cursor: 'pointer' } as const

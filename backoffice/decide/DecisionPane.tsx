import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTheme } from '@mui/material/styles'
import { useCasePage } from '../cases/case-page-context.ts'
import { Disclosure, RawText } from '../display/Disclosure.tsx'
import { StateMark } from '../display/StateMark.tsx'
import type { Step } from '../generated/api.ts'
import { ProposalCard } from '../proposals/ProposalCard.tsx'
import { findStep } from '../steps/step-place.ts'
import { codeText, countText, listText } from '../words/codes.ts'
import { instantText } from '../words/dates.ts'
import { roleNames, stepLook } from '../words/states.ts'
import { ActionList } from './ActionList.tsx'
import { toActions } from './actions.ts'
import { OutcomeList } from './OutcomeList.tsx'
import type { Outcome } from './use-outcomes.ts'

/** What the person here may do: about what waits for a second person, about the step, about the application. */
export function DecisionPane({ outcomes, onDismiss }: { outcomes: readonly Outcome[]; onDismiss: (id: number) => void }) {
  const { found, place, prepare } = useCasePage()
  const at = findStep(found, place)
  const open = found.proposals.filter((proposal) => proposal.state === 'open')
  const onCase = toActions(found.members.flatMap((member) => member.orders))
  return (
    <>
      <OutcomeList outcomes={outcomes} onDismiss={onDismiss} />
      {open.map((proposal) => (
        <ProposalCard
          key={proposal.id}
          proposal={proposal}
          currency={found.requested.amount.currency}
          onAnswer={(answer) => prepare({ proposalId: proposal.id, answer })}
        />
      ))}
      {at && <StepActions step={at.step} />}
      {onCase.length > 0 && (
        <Box component="section" aria-label="The whole application" sx={{ mt: 2.5 }}>
          <Typography variant="h3" component="h2" sx={{ mb: 0.75 }}>
            The whole application
          </Typography>
          <ActionList actions={onCase} onChoose={(kind) => prepare({ kind })} />
        </Box>
      )}
    </>
  )
}

function StepActions({ step }: { step: Step }) {
  const { desk } = useTheme()
  const { place, prepare } = useCasePage()
  const actions = toActions(step.orders)
  return (
    <Box component="section" aria-label={`Decide on ${step.label}`}>
      <Typography variant="h2">{step.label}</Typography>
      <Box sx={{ mt: 0.25, mb: 1 }}>
        <StateMark look={stepLook(step)} />
      </Box>
      {step.attention && (
        <Box sx={{ mb: 1.5 }}>
          <Typography>{step.attention.sentence}</Typography>
          <Typography variant="body2" sx={{ color: desk.muted, mt: 0.5 }}>
            {[
              countText(step.attention.attempts, 'attempt'),
              step.attention.provider === null ? undefined : `with ${codeText(step.attention.provider)}`,
              `parked ${instantText(step.attention.since)}`,
            ]
              .filter((word) => word !== undefined)
              .join(', ')}
          </Typography>
          {step.attention.rawError !== null && (
            <Disclosure summary="What the outside system said">
              <RawText text={step.attention.rawError} label="Raw error" />
            </Disclosure>
          )}
        </Box>
      )}
      {actions.length > 0 ? (
        <ActionList actions={actions} onChoose={(kind) => prepare({ kind, ...(place !== undefined && { at: place }) })} />
      ) : (
        <NothingToDo step={step} />
      )}
    </Box>
  )
}

/** Why there is no button: nobody has to, or somebody else. */
function NothingToDo({ step }: { step: Step }) {
  const needsSomebody = step.state === 'needs_attention' || (step.state === 'waiting' && step.waitsFor === 'staff')
  const handlers = listText(step.handlers.map((role) => roleNames[role].toLowerCase()))
  const text = needsSomebody
    ? `This is for ${handlers}. Your roles do not include it, or a proposal about it is open.`
    : step.state === 'waiting' && step.waitsFor === 'applicant'
      ? 'The applicant has it. They are reminded on the days that the product sets.'
      : step.state === 'waiting'
        ? 'An answer from outside is awaited.'
        : step.state === 'running'
          ? 'The step is at work.'
          : 'Nothing has to be decided here.'
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {text}
    </Typography>
  )
}

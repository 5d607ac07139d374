import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useCasePage } from '../cases/case-page-context.ts'
import type { Step } from '../generated/api.ts'
import { HoldList } from '../holds/HoldList.tsx'
import { ProposalCard } from '../proposals/ProposalCard.tsx'
import { findStep } from '../steps/step-place.ts'
import { listText } from '../words/codes.ts'
import { roleNames } from '../words/states.ts'
import { ActionList } from './ActionList.tsx'
import { toActions } from './actions.ts'
import { OutcomeList } from './OutcomeList.tsx'
import type { Outcome } from './use-outcomes.ts'

/** What the person here may do: about what waits for a second person, about the step, about the application. */
export function DecisionPane({ outcomes, onDismiss }: { outcomes: readonly Outcome[]; onDismiss: (id: number) => void }) {
  const { found, place, prepare } = useCasePage()
  const at = findStep(found, place)
  const open = found.proposals.filter((proposal) => proposal.state === 'open')
  // Each hold is lifted where it stands.
  const onCase = toActions(found.members.flatMap((member) => member.orders)).filter(({ kind }) => kind !== 'releaseCase')
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
      <HoldList />
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
  const { place, prepare } = useCasePage()
  const actions = toActions(step.orders)
  return (
    <Box component="section" aria-label={`Decide on ${step.label}`}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {step.label}
      </Typography>
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

import type { Case, CaseMember, Hold, Proposal, Step } from '../generated/api.ts'
import { primaryAction, toActions, type Action, type OrderKind } from '../decide/actions.ts'
import { orderWords } from '../decide/order-words.ts'
import { heldText, holdWords, placedText } from '../holds/hold-words.ts'
import { proposedText } from '../proposals/proposed-text.ts'
import { allSteps, placeOf, type FoundStep, type StepPlace } from '../steps/step-place.ts'
import { listText } from '../words/codes.ts'
import { roleNames, stepLook, type StateLook } from '../words/states.ts'

/** What must happen next on a case, and how the person here can do it. */
export type NextThing = {
  look: StateLook
  title: string
  /** Why, in a sentence. */
  detail?: string
  /** The step that it is about. */
  at?: StepPlace
  since?: string
  dueAt?: string
  /** What the person here may do about it; nothing where it is for others. */
  act?: { label: string; kind: OrderKind; proposalId?: string }
}

/**
 * The one thing that must happen next, in order of precedence: what the person here may confirm about a hold; the holds; what else they may confirm; what they may repair or decide; what
 * others on the desk must; the applicant; what runs. Undefined where the case asks nothing more of anybody.
 */
export function nextThing(found: Case): NextThing | undefined {
  return (
    toAnswer(found, ({ kind }) => kind === 'releaseCase') ??
    held(found) ??
    toAnswer(found, () => true) ??
    forStaff(found, (action) => action !== undefined) ??
    answeredByOthers(found) ??
    forStaff(found, () => true) ??
    waiting(found)
  )
}

function held({ members, holds }: Case): NextThing | undefined {
  const standing = holds.filter(({ ended }) => ended === null)
  const [first] = standing
  if (!first) return undefined
  const release = toActions(members.flatMap(({ orders }) => orders)).find(({ kind }) => kind === 'releaseCase')
  const until = standing.length === 1 ? 'the hold is lifted' : 'each hold is lifted'
  return {
    look: { label: 'On hold', tone: 'held', icon: 'hold' },
    title: heldText(standing),
    detail: [...standing.map((hold) => heldBy(hold, standing)), `Nothing new begins until ${until}. Time limits of the law go on.`].join(
      ' ',
    ),
    since: first.since,
    ...(release && { act: { label: orderWords.releaseCase.action, kind: 'releaseCase' as const } }),
  }
}

/** Among several each is told by its kind; the notes stand with the holds. */
function heldBy(hold: Hold, { length }: readonly Hold[]): string {
  const { label } = holdWords[hold.kind]
  return length === 1 ? placedText(hold) : hold.by === null ? `${label}.` : `${label}, by ${placedText({ ...hold, note: null })}`
}

function toAnswer(found: Case, isAbout: (proposal: Proposal) => boolean): NextThing | undefined {
  const proposal = found.proposals.find((one) => one.state === 'open' && one.mayAnswer && isAbout(one))
  if (!proposal) return undefined
  return {
    ...ofProposal(found, proposal),
    title: `Confirm or refuse: ${proposedText(proposal)}`,
    detail: `${proposal.makerName} proposes it and needs a second person.`,
    act: { label: 'Answer', kind: 'confirmProposal', proposalId: proposal.id },
  }
}

function answeredByOthers(found: Case): NextThing | undefined {
  const proposal = found.proposals.find(({ state }) => state === 'open')
  if (!proposal) return undefined
  const roles = listText(proposal.eligibleRoles.map((role) => roleNames[role].toLowerCase()))
  return {
    ...ofProposal(found, proposal),
    title: `Waits for a second person: ${proposedText(proposal)}`,
    detail:
      proposal.because === 'own'
        ? 'You proposed it, so another person must answer.'
        : `${proposal.makerName} proposed it. Somebody with the role ${roles} must answer.`,
  }
}

function ofProposal({ members }: Case, proposal: Proposal): Pick<NextThing, 'look' | 'at' | 'since' | 'dueAt'> {
  const member = members.find((one) => one.id === proposal.caseId)
  return {
    look: { label: 'Needs a second person', tone: 'second', icon: 'people' },
    ...(member && proposal.step !== null && { at: placeOf(member, { name: proposal.step }) }),
    since: proposal.proposedAt,
    dueAt: proposal.expiresAt,
  }
}

/** Repairs before judgements and decisions: a failing outside system holds up everybody. */
const staffTurns: readonly ((step: Step) => boolean)[] = [
  (step) => step.state === 'needs_attention' && step.attention?.cause !== 'judgement',
  (step) => step.state === 'needs_attention',
  (step) => step.state === 'waiting' && step.waitsFor === 'staff',
]

function forStaff(found: Case, wanted: (action: Action | undefined) => boolean): NextThing | undefined {
  const steps = allSteps(found)
  for (const isTurn of staffTurns) {
    const turn = steps.find(({ step }) => isTurn(step) && wanted(primaryAction(toActions(step.orders))))
    if (turn) return ofStaffStep(turn)
  }
  return undefined
}

function ofStaffStep({ member, step }: FoundStep): NextThing {
  const action = primaryAction(toActions(step.orders))
  const handlers = listText(step.handlers.map((role) => roleNames[role].toLowerCase()))
  const isRepair = step.state === 'needs_attention' && step.attention?.cause !== 'judgement'
  return {
    look: stepLook(step),
    title: isRepair ? `Repair: ${step.label}` : `Decide: ${step.label}`,
    detail: [step.sentence ?? '', ...(action ? [] : [`For ${handlers}.`])].filter((word) => word !== '').join(' '),
    at: placeOf(member, step),
    ...sinceAndDue(step),
    ...(action && { act: { label: orderWords[action.kind].action, kind: action.kind } }),
  }
}

function waiting(found: Case): NextThing | undefined {
  // A loan in service runs for years; that is nothing that must happen next.
  if (found.status === 'active') return undefined
  // A step that stands for another case of the family waits only for what is told there.
  const open = allSteps(found).filter(({ member, step }) => !standsForMember(found.members, member, step))
  const applicant = open.find(({ step }) => step.state === 'waiting' && step.waitsFor === 'applicant')
  if (applicant) return ofOpenStep(applicant, `The applicant’s turn: ${applicant.step.label}`)
  const running = open.find(({ step }) => step.state === 'running' || step.state === 'waiting')
  if (!running) return undefined
  return ofOpenStep(
    running,
    running.step.state === 'running' ? `Under way: ${running.step.label}` : `Waits for an answer: ${running.step.label}`,
  )
}

function ofOpenStep({ member, step }: FoundStep, title: string): NextThing {
  return { look: stepLook(step), title, at: placeOf(member, step), ...sinceAndDue(step) }
}

function standsForMember(members: readonly CaseMember[], member: CaseMember, step: Step): boolean {
  return step.waitsFor === 'outside' && members.some((one) => one !== member) && ['onboarding', 'identityDocument'].includes(step.name)
}

function sinceAndDue(step: Step): Pick<NextThing, 'since' | 'dueAt'> {
  const since = step.attention?.since ?? step.startedAt
  return { ...(since !== null && { since }), ...(step.dueAt !== null && { dueAt: step.dueAt }) }
}

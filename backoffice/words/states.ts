import type {
  BulkRetry,
  CaseMember,
  ListedCase,
  Message,
  Offer,
  OutsideCall,
  Proposal,
  Provider,
  ProviderSwitch,
  RetriedStep,
  Step,
} from '../generated/api.ts'
import type { Tone } from '../theme/palette.ts'

export type IconName =
  | 'alert'
  | 'eye'
  | 'people'
  | 'person'
  | 'hourglass'
  | 'working'
  | 'hold'
  | 'check'
  | 'hand'
  | 'skip'
  | 'cross'
  | 'leave'
  | 'clock'
  | 'pending'
  | 'money'
  | 'send'
  | 'undo'

/** How a state is shown: never by colour alone. */
export type StateLook = { label: string; tone: Tone; icon: IconName }

export const caseStates = {
  needs_attention: { label: 'Needs attention', tone: 'attention', icon: 'alert' },
  needs_review: { label: 'Needs review', tone: 'review', icon: 'eye' },
  awaiting_second_approval: { label: 'Needs a second person', tone: 'second', icon: 'people' },
  needs_applicant: { label: 'Waits for applicant', tone: 'waiting', icon: 'hourglass' },
  in_checks: { label: 'In checks', tone: 'working', icon: 'working' },
  on_hold: { label: 'On hold', tone: 'held', icon: 'hold' },
  active: { label: 'Active', tone: 'good', icon: 'money' },
  completed: { label: 'Completed', tone: 'good', icon: 'check' },
  declined: { label: 'Declined', tone: 'bad', icon: 'cross' },
  withdrawn: { label: 'Withdrawn', tone: 'quiet', icon: 'leave' },
  cancelled: { label: 'Cancelled', tone: 'quiet', icon: 'cross' },
  expired: { label: 'Expired', tone: 'quiet', icon: 'clock' },
} as const satisfies Record<ListedCase['status'], StateLook>

export const stepStates = {
  pending: { label: 'Not yet', tone: 'quiet', icon: 'pending' },
  running: { label: 'Running', tone: 'working', icon: 'working' },
  waiting: { label: 'Waiting', tone: 'waiting', icon: 'hourglass' },
  needs_attention: { label: 'Needs attention', tone: 'attention', icon: 'alert' },
  done: { label: 'Done', tone: 'good', icon: 'check' },
  done_by_hand: { label: 'Done by hand', tone: 'good', icon: 'hand' },
  skipped: { label: 'Skipped', tone: 'quiet', icon: 'skip' },
  cancelled: { label: 'Cancelled', tone: 'quiet', icon: 'cross' },
} as const satisfies Record<Step['state'], StateLook>

export const proposalStates = {
  open: { label: 'Open', tone: 'second', icon: 'people' },
  confirmed: { label: 'Confirmed', tone: 'good', icon: 'check' },
  refused: { label: 'Refused', tone: 'bad', icon: 'cross' },
  expired: { label: 'Expired', tone: 'quiet', icon: 'clock' },
  void: { label: 'Overtaken', tone: 'quiet', icon: 'skip' },
} as const satisfies Record<Proposal['state'], StateLook>

export const messageStates = {
  recorded: { label: 'About to be sent', tone: 'waiting', icon: 'pending' },
  sending: { label: 'Being sent', tone: 'working', icon: 'working' },
  sent: { label: 'Sent', tone: 'good', icon: 'send' },
  delivered: { label: 'Delivered', tone: 'good', icon: 'check' },
  undeliverable: { label: 'Not delivered', tone: 'attention', icon: 'alert' },
} as const satisfies Record<Message['state'], StateLook>

export const offerStates = {
  open: { label: 'Open', tone: 'waiting', icon: 'hourglass' },
  accepted: { label: 'Accepted', tone: 'good', icon: 'check' },
  declined: { label: 'Declined by the applicant', tone: 'quiet', icon: 'cross' },
  expired: { label: 'Expired', tone: 'quiet', icon: 'clock' },
  void: { label: 'Void', tone: 'quiet', icon: 'skip' },
} as const satisfies Record<Offer['state'], StateLook>

/** The words for these come with them from the API. */
export const providerStates = {
  failing: { tone: 'bad', icon: 'cross' },
  struggling: { tone: 'attention', icon: 'alert' },
  limited: { tone: 'waiting', icon: 'hourglass' },
  working: { tone: 'good', icon: 'check' },
  quiet: { tone: 'quiet', icon: 'pending' },
} as const satisfies Record<Provider['state'], Omit<StateLook, 'label'>>

export const callOutcomes = {
  answered: { tone: 'good', icon: 'check' },
  unavailable: { tone: 'attention', icon: 'alert' },
  refused: { tone: 'bad', icon: 'cross' },
  cancelled: { tone: 'quiet', icon: 'skip' },
  failed: { tone: 'bad', icon: 'alert' },
} as const satisfies Record<OutsideCall['outcome'], Omit<StateLook, 'label'>>

export const bulkRetryStates = {
  running: { tone: 'working', icon: 'working' },
  finished: { tone: 'good', icon: 'check' },
  stopped: { tone: 'quiet', icon: 'hold' },
  given_up: { tone: 'attention', icon: 'alert' },
} as const satisfies Record<BulkRetry['state'], Omit<StateLook, 'label'>>

export const providerSwitchStates = {
  open: { tone: 'second', icon: 'people' },
  confirmed: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  expired: { tone: 'quiet', icon: 'clock' },
} as const satisfies Record<ProviderSwitch['state'], Omit<StateLook, 'label'>>

export const retryOutcomes = {
  went_on: { tone: 'good', icon: 'check' },
  parked_again: { tone: 'attention', icon: 'alert' },
  refused: { tone: 'bad', icon: 'cross' },
  overtaken: { tone: 'quiet', icon: 'skip' },
  waiting: { tone: 'waiting', icon: 'hourglass' },
  our_fault: { tone: 'bad', icon: 'alert' },
  left_under_way: { tone: 'quiet', icon: 'hourglass' },
  not_tried: { tone: 'quiet', icon: 'pending' },
} as const satisfies Record<RetriedStep['outcome'], Omit<StateLook, 'label'>>

/** A step that waits says for whom; one that a person must judge is no repair. */
export function stepLook(step: Pick<Step, 'state' | 'waitsFor' | 'attention'>): StateLook {
  if (step.state === 'waiting' && step.waitsFor === 'staff') return { label: 'Needs a decision', tone: 'review', icon: 'eye' }
  if (step.state === 'waiting' && step.waitsFor === 'applicant') return { ...stepStates.waiting, label: 'Waits for applicant' }
  if (step.state === 'waiting' && step.waitsFor === 'outside') return { ...stepStates.waiting, label: 'Waits for an answer' }
  if (step.state === 'needs_attention' && step.attention?.cause === 'judgement') {
    return { label: 'Needs review', tone: 'review', icon: 'eye' }
  }
  return stepStates[step.state]
}

export const processNames = {
  loan: 'Loan',
  onboarding: 'Onboarding',
  documentCheck: 'Document check',
  rescreening: 'Re-screening',
} as const satisfies Record<CaseMember['process'], string>

export const roleNames = {
  reviewer: 'Reviewer',
  underwriter: 'Underwriter',
  senior_underwriter: 'Senior underwriter',
  compliance: 'Compliance',
  operations: 'Operations',
  auditor: 'Auditor',
} as const satisfies Record<Proposal['eligibleRoles'][number], string>

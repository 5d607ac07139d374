import type { OrderKind } from './actions.ts'

export type OrderWords = {
  /** On the button. */
  action: string
  /** Under the button, and at the top of the dialog: what will happen. */
  consequence: string
  /** On the button that sends it. */
  send: string
}

/** What the desk calls each order, and what it says that the order does. */
export const orderWords: Readonly<Record<OrderKind, OrderWords>> = {
  retryStep: {
    action: 'Try again',
    consequence: 'The step runs again at once with the same input. You see how the new attempt ends.',
    send: 'Try again now',
  },
  correctStep: {
    action: 'Correct and try again',
    consequence: 'What the applicant declared is corrected, and the step runs again with it. Before and after stay on record.',
    send: 'Correct and try again',
  },
  switchProvider: {
    action: 'Use another provider',
    consequence: 'The step runs again at once with the provider that you choose, and stays with it.',
    send: 'Switch and try again',
  },
  enterResult: {
    action: 'Enter the result by hand',
    consequence: 'Your result takes the place of the provider’s. It shows as entered by hand everywhere, with your evidence.',
    send: 'Enter the result',
  },
  skipStep: {
    action: 'Go on without it',
    consequence: 'The case goes on as if the step were not needed. It shows as skipped.',
    send: 'Skip the step',
  },
  askApplicant: {
    action: 'Ask the applicant again',
    consequence: 'The applicant gets a message and does their part once more; the step then runs anew.',
    send: 'Ask the applicant',
  },
  decideStep: {
    action: 'Decide',
    consequence: 'The case goes on as you decide.',
    send: 'Decide',
  },
  declineCase: {
    action: 'Decline the application',
    consequence: 'The application ends here. The applicant gets a notice with the reasons, in their own words. What was done is undone.',
    send: 'Decline the application',
  },
  cancelCase: {
    action: 'Cancel the application',
    consequence:
      'The application ends without a decision. What was done is undone: a signature request is voided, money set aside is released.',
    send: 'Cancel the application',
  },
  holdCase: {
    action: 'Put on hold',
    consequence: 'The case stops before its next step, whatever holds it already. What runs now ends first; time limits of the law go on.',
    send: 'Put on hold',
  },
  releaseCase: {
    action: 'Lift a hold',
    consequence: 'This hold ends. The case goes on where it stopped, unless another hold stands.',
    send: 'Lift the hold',
  },
  changeTerms: { action: 'Ask for other terms', consequence: 'Only the applicant asks for other terms.', send: 'Ask' },
  withdrawCase: { action: 'Withdraw', consequence: 'Only the applicant withdraws.', send: 'Withdraw' },
  confirmProposal: {
    action: 'Confirm',
    consequence: 'What was proposed is carried out at once, in the name of whoever proposed it and confirmed by you.',
    send: 'Confirm',
  },
  refuseProposal: {
    action: 'Refuse',
    consequence: 'Nothing is carried out. Whoever proposed it sees that you refused, and why.',
    send: 'Refuse',
  },
}

export type DecisionWords = { label: string; consequence: string; endsCase?: true }

const decisions: Readonly<Record<string, DecisionWords>> = {
  'taxAuthority.accept': {
    label: 'Accept the registered name',
    consequence: 'The difference between the two names is accepted, and the case goes on.',
  },
  'compareDocument.accept': {
    label: 'Accept the document',
    consequence: 'The document bears out the declaration in spite of the findings. The case goes on.',
  },
  'compareDocument.reject': {
    label: 'Reject: not genuine',
    consequence: 'The application is declined because the document is not genuine. The applicant is not told that it is held to be forged.',
    endsCase: true,
  },
  'incomeEvidence.accept': {
    label: 'Accept the papers',
    consequence: 'The income counts as the papers have it, in spite of the findings. The policy decides with it.',
  },
  'screening.clear': {
    label: 'Clear: somebody else',
    consequence: 'The hits are not this person. They do not come back unless the listed entity changes.',
  },
  'screening.acknowledge': {
    label: 'Acknowledge: politically exposed',
    consequence: 'It is this person, and the risk is taken on. The case is rated as high risk and goes to an underwriter.',
  },
  'screening.confirm': {
    label: 'Confirm: listed person',
    consequence:
      'It is this person. This case ends, and every other open loan of theirs is held until compliance lifts it. The law forbids telling them why.',
    endsCase: true,
  },
  'duplicateSearch.same_person': { label: 'The same person', consequence: 'Both applications are of one person. The case goes on.' },
  'duplicateSearch.different_people': {
    label: 'Different people',
    consequence: 'They only share what was found. The case goes on.',
  },
  'returnBooking.leave_booked': {
    label: 'Leave the loan as booked',
    consequence: 'Nothing is reversed: the loan stays paid out in the books. What came back is put right between you and the bank.',
  },
  'underwriting.approve': { label: 'Approve as asked', consequence: 'The applicant gets an offer on the terms that they asked for.' },
  'underwriting.counter_offer': {
    label: 'Make a counter-offer',
    consequence: 'The applicant gets an offer on other terms, and may take it or leave it.',
  },
  'underwriting.decline': {
    label: 'Decline',
    consequence: 'The application is declined. The applicant gets a notice with the reasons, in their own words.',
    endsCase: true,
  },
}

/** What the desk calls a decision of a step. One that a process adds before the desk knows it is shown by its code. */
export function decisionWords(step: string, decision: string): DecisionWords {
  return decisions[`${step}.${decision}`] ?? { label: sentenceCase(decision), consequence: orderWords.decideStep.consequence }
}

export const knownDecisions: readonly string[] = Object.keys(decisions)

function sentenceCase(code: string): string {
  const words = code.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

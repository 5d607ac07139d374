import type { CodeEntry } from './code-entry.ts'

/** Cases, their steps, and orders to them. */
export const caseErrors = {
  ORDER_NOT_PERMITTED: {
    kind: 'forbidden',
    title: 'Your role does not allow this',
    remedy: 'Ask someone with one of the roles that the details name.',
  },
  SECOND_PERSON_REQUIRED: {
    kind: 'forbidden',
    title: 'Another person must confirm this',
    remedy: 'You proposed it yourself, perhaps with another account. Ask a colleague to confirm or refuse it.',
  },
  CASE_NOT_FOUND: { kind: 'missing', title: 'There is no such case', remedy: 'Check the reference; it may belong to somebody else.' },
  STEP_UNKNOWN: { kind: 'missing', title: 'The case has no such step', remedy: 'Use one of the steps that the case lists.' },
  STALE_ORDER: {
    kind: 'conflict',
    title: 'The case has changed since you looked',
    remedy: 'Read what changed, then decide again on the new version.',
  },
  CASE_ENDED: { kind: 'conflict', title: 'The case has ended', remedy: 'Nothing more can be ordered; open a new case if needed.' },
  CASE_PAST_CANCELLATION: {
    kind: 'conflict',
    title: 'The money is already on its way',
    remedy: 'From here the loan is repaid or returned, not cancelled.',
  },
  CASE_ALREADY_ON_HOLD: {
    kind: 'conflict',
    title: 'The case was already put on hold for this',
    remedy: 'A confirmation holds a case once: its hold stands, or compliance has lifted it.',
  },
  CASE_NOT_ON_HOLD: {
    kind: 'conflict',
    title: 'No such hold stands on the case',
    remedy: 'Reload the case: somebody else may have lifted it.',
  },
  STEP_NOT_IN_STATE: {
    kind: 'conflict',
    title: 'The step is not in a state that allows this',
    remedy: 'Reload the case and look at the state of the step.',
  },
  STEP_NOT_SKIPPABLE: {
    kind: 'conflict',
    title: 'The product does not allow to skip this step',
    remedy: 'Repair it, enter the result by hand, or decline.',
  },
  STEP_ASKS_NOTHING_OF_APPLICANT: { kind: 'invalid', title: 'The applicant cannot help with this step', remedy: 'Choose another action.' },
  CORRECTION_NOT_OF_THIS_STEP: {
    kind: 'invalid',
    title: 'This step does not use what you want to correct',
    remedy: 'Correct one of the fields that the step offers.',
  },
  PROVIDER_UNKNOWN: {
    kind: 'invalid',
    title: 'The step has no such provider',
    remedy: 'Choose one of the providers that the step offers.',
  },
  PROVIDER_ALREADY_IN_USE: {
    kind: 'conflict',
    title: 'The step already uses this provider',
    remedy: 'Retry, or choose the other provider.',
  },
  RESULT_NOT_OF_THIS_STEP: {
    kind: 'invalid',
    title: 'This is not a result of this step',
    remedy: 'Enter the kind of result that the step offers.',
  },
  DECISION_UNKNOWN: {
    kind: 'invalid',
    title: 'The step knows no such decision',
    remedy: 'Choose one of the decisions that the step offers.',
  },
  DECISION_NOT_OPEN: {
    kind: 'conflict',
    title: 'This decision is not open in this situation',
    remedy: 'Correct the input, enter a result with evidence, or decline.',
  },
  DECISION_NEEDS_TERMS: {
    kind: 'invalid',
    title: 'The amount and the term are missing',
    remedy: 'Send the amount and the number of months that you approve.',
  },
  TERMS_OUTSIDE_PRODUCT: {
    kind: 'invalid',
    title: 'The product does not offer this amount or term',
    remedy: 'Stay within the limits that the details name.',
  },
  TERMS_NEED_PROVEN_INCOME: {
    kind: 'conflict',
    title: 'So much is lent only on a proven income',
    remedy: 'Offer at most the amount that the details name, or let the applicant ask for more, with proof of their income.',
  },
  AMOUNT_ABOVE_ALL_AUTHORITY: { kind: 'forbidden', title: 'Nobody may approve this amount', remedy: 'Counter-offer a lower amount.' },
  REASON_MISSING: { kind: 'invalid', title: 'A reason is missing', remedy: 'Choose at least one reason code.' },
  REASON_UNKNOWN: { kind: 'invalid', title: 'The reason code is not known', remedy: 'Choose one of the reason codes of the product.' },
  PROPOSAL_NOT_FOUND: { kind: 'missing', title: 'There is no such proposal', remedy: 'Reload the case.' },
  PROPOSAL_CLOSED: {
    kind: 'conflict',
    title: 'The proposal is no longer open',
    remedy: 'Reload the case: it was answered, or it expired.',
  },
  PROPOSAL_DIFFERS: {
    kind: 'conflict',
    title: 'This is not what was proposed',
    remedy: 'Reload the proposal, read it again, and confirm exactly what you see.',
  },
  PROPOSAL_OVERTAKEN: {
    kind: 'conflict',
    title: 'The step has changed since this was proposed',
    remedy: 'Look at the step and propose again if it is still needed.',
  },
  ORDER_IS_FOR_ROOT_CASE: {
    kind: 'conflict',
    title: 'This concerns the whole application',
    remedy: 'Give the order on the case that the application belongs to.',
  },
  TERMS_DIFFER_FROM_REQUEST: {
    kind: 'invalid',
    title: 'These are not the terms that were asked for',
    remedy: 'Approve what was asked for, or make a counter-offer.',
  },
  ORDER_NOT_FOUND: { kind: 'missing', title: 'There is no such order', remedy: 'Check the id that you were given.' },
  SCREENING_NOT_FOUND: { kind: 'missing', title: 'There is no such screening', remedy: 'Screen the person again.' },
  CORRECTION_NOT_FOUND: { kind: 'missing', title: 'There is no such correction', remedy: 'Enter the correction again.' },
} as const satisfies Record<string, CodeEntry>

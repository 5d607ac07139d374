/**
 * What went wrong, from the point of view of whoever must act on it.
 * `invalid` the caller's input, `forbidden` the caller's rights, `missing` no such thing, `conflict` the thing has moved on,
 * `refused` an outside party said no for good, `unavailable` an outside party did not answer this time.
 */
export type ErrorKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'refused' | 'unavailable'

type CodeEntry = { kind: ErrorKind; title: string; remedy: string }

/** The only list of error codes. `title` says what happened, `remedy` what to do; both may be shown to staff and integrators. */
export const errorCodes = {
  // money, dates, identifiers
  AMOUNT_NOT_WHOLE_MINOR_UNITS: {
    kind: 'invalid',
    title: 'The amount is not a whole number of minor units',
    remedy: 'Send an integer: 1234 means 12.34 in a currency with two decimals.',
  },
  CURRENCY_UNKNOWN: { kind: 'invalid', title: 'The currency is not known', remedy: 'Use an ISO 4217 code such as BRL, USD, EUR or INR.' },
  CURRENCY_MISMATCH: { kind: 'invalid', title: 'The amounts are in different currencies', remedy: 'Use one currency in one calculation.' },
  AMOUNT_MALFORMED: {
    kind: 'invalid',
    title: 'The amount is not a number',
    remedy: 'Send decimal text such as 1234.56, without separators.',
  },
  AMOUNT_TOO_PRECISE: {
    kind: 'invalid',
    title: 'The amount has more decimals than its currency',
    remedy: 'Send at most as many decimals as the currency has: two for BRL, none for JPY, three for KWD.',
  },
  AMOUNT_OUT_OF_RANGE: {
    kind: 'invalid',
    title: 'The amount is out of range',
    remedy: 'Send an amount within the limits that the details name.',
  },
  DIVISION_BY_ZERO: { kind: 'invalid', title: 'There is nothing to divide by', remedy: 'Send a divisor, or weights, above zero.' },
  RATE_MALFORMED: { kind: 'invalid', title: 'The rate is not a number', remedy: 'Send the percentage as decimal text such as 2.45.' },
  RATE_OUT_OF_RANGE: { kind: 'invalid', title: 'The rate is out of range', remedy: 'Send a rate within the limits that the details name.' },
  TERM_OUT_OF_RANGE: {
    kind: 'invalid',
    title: 'The term is out of range',
    remedy: 'Send a whole number within the limits that the details name.',
  },
  RATE_NOT_FOUND: {
    kind: 'invalid',
    title: 'No rate explains these payments',
    remedy: 'Check the amounts: the payments never balance what was advanced.',
  },
  RATE_NOT_UNIQUE: {
    kind: 'invalid',
    title: 'More than one rate explains these payments',
    remedy: 'Check the order of advances and payments; the details give the rates found.',
  },
  SCHEDULE_NEVER_AMORTISES: {
    kind: 'invalid',
    title: 'The payments never repay the principal',
    remedy: 'Raise the payment, lower the rate, or ask for negative amortisation.',
  },
  LEGAL_PARAMETER_UNKNOWN: {
    kind: 'invalid',
    title: 'The law in force on that date is not in the table',
    remedy: 'Use a date that the table covers, or extend the table with its source.',
  },
  CALENDAR_YEAR_UNKNOWN: {
    kind: 'invalid',
    title: 'The bank calendar does not cover that year',
    remedy: 'Use a date in the years that the details name.',
  },
  DATES_OUT_OF_ORDER: {
    kind: 'invalid',
    title: 'The dates are out of order',
    remedy: 'Send the dates in the order that the details name.',
  },
  TAX_ID_MALFORMED: {
    kind: 'invalid',
    title: 'The tax number is not valid',
    remedy: 'Check the number against the document; the details name the rule.',
  },
  DATE_MALFORMED: { kind: 'invalid', title: 'The date does not exist', remedy: 'Send an existing calendar date as YYYY-MM-DD.' },

  // cases and orders
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
  CASE_ALREADY_ON_HOLD: { kind: 'conflict', title: 'The case is already on hold', remedy: 'Release it before placing another hold.' },
  CASE_NOT_ON_HOLD: { kind: 'conflict', title: 'The case is not on hold', remedy: 'Reload the case: someone else may have released it.' },
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

  // products
  PRODUCT_MALFORMED: { kind: 'invalid', title: 'The product file is not valid', remedy: 'Correct the fields that the details name.' },
  PRODUCT_NOT_FOUND: { kind: 'missing', title: 'There is no such product', remedy: 'Use one of the products that the list names.' },
} as const satisfies Record<string, CodeEntry>

export type ErrorCode = keyof typeof errorCodes

/** Facts that explain an error. Never personal data: details reach logs, staff screens and API callers. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/** The one exception class. A business "no" is a value, never one of these. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(errorCodes[code].title, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get kind(): ErrorKind {
    return errorCodes[this.code].kind
  }
}

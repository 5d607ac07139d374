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
  DATE_MALFORMED: { kind: 'invalid', title: 'The date does not exist', remedy: 'Send an existing calendar date as YYYY-MM-DD.' },
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

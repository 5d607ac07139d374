import type { CodeEntry } from './code-entry.ts'

/** Events that a loan or a deposit does not allow. */
export const loanErrors = {
  DEPOSIT_RATE_NOT_FOUND: {
    kind: 'invalid',
    title: 'The rate chart has no single rate for this deposit',
    remedy: 'Use a term and an amount that one slab of the chart covers.',
  },
  DEPOSIT_LOCKED_IN: {
    kind: 'conflict',
    title: 'The deposit is still locked in',
    remedy: 'Close it on or after the day that the details name.',
  },
  LOAN_NOT_DISBURSED: {
    kind: 'conflict',
    title: 'Nothing is disbursed on this loan',
    remedy: 'Disburse the loan before anything else happens to it.',
  },
  LOAN_TRANSACTION_UNKNOWN: {
    kind: 'missing',
    title: 'The loan has no such transaction',
    remedy: 'Name a transaction of that type and day.',
  },
  LOAN_TRANSACTION_IN_USE: {
    kind: 'conflict',
    title: 'Another transaction of the loan rests on this one',
    remedy: 'Take back what was given back of it first.',
  },
  LOAN_CHARGE_UNKNOWN: {
    kind: 'missing',
    title: 'The loan has no such charge',
    remedy: 'Name a charge by its number in the order in which they were added.',
  },
  LOAN_AMOUNT_TOO_HIGH: {
    kind: 'conflict',
    title: 'There is not that much to give back',
    remedy: 'Give back no more than is left, all adjustments together.',
  },
  LOAN_CHANGE_UNSUPPORTED: {
    kind: 'invalid',
    title: 'A loan of this family cannot be changed like this',
    remedy: 'Use a change that the details allow.',
  },
} as const satisfies Record<string, CodeEntry>

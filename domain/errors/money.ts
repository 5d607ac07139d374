import type { CodeEntry } from './code-entry.ts'

/** Amounts, rates, terms and dates that cannot be. */
export const moneyErrors = {
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
  DATE_MALFORMED: { kind: 'invalid', title: 'The date does not exist', remedy: 'Send an existing calendar date as YYYY-MM-DD.' },
} as const satisfies Record<string, CodeEntry>

import type { CodeEntry } from './code-entry.ts'

/** The calculator and what it is asked. */
export const calculationErrors = {
  FRACTION_MALFORMED: { kind: 'invalid', title: 'This is not a fraction', remedy: 'Send a sum of fractions such as 3/365+1/12.' },
  UNIT_PERIOD_UNKNOWN: {
    kind: 'invalid',
    title: 'The unit-period is not known',
    remedy: 'Use month, semimonth, week, a number of weeks or months, or year.',
  },
  CALCULATION_UNKNOWN: { kind: 'missing', title: 'There is no calculation of that kind', remedy: 'Use a kind from the catalogue.' },
  CALCULATION_TOO_LONG: {
    kind: 'invalid',
    title: 'The calculation takes more time or memory than one request may',
    remedy: 'Ask for less at once: fewer payments, rows or events. The bulk calculator has no such limit.',
  },
  CALCULATOR_BUSY: {
    kind: 'unavailable',
    title: 'Too many calculations are waiting',
    remedy: 'Ask again in a moment.',
  },
  INPUT_MALFORMED: { kind: 'invalid', title: 'The input is not as described', remedy: 'Correct the field that the details name.' },
} as const satisfies Record<string, CodeEntry>

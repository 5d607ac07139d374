import { describe } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { incomeTaxPercent, iofPercentOfGain } from './gains-brazil.ts'
import { iofOnCredit } from './iof-on-credit.ts'
import { tdsOnInterest } from './tds-india.ts'

const tds = (changes: object) =>
  tdsOnInterest({ financialYear: '2025-26', interest: new Decimal(60_000), seniorCitizen: false, panFurnished: true, ...changes })
const repaid = (dueOn: string) => [{ principalMinor: parseMinor(1), dueOn: parseIsoDate(dueOn) }]

describe('taxes', () => {
  itRefuses([
    ['a gain of no days', () => iofPercentOfGain(0), 'TERM_OUT_OF_RANGE', 'days', 'at least 1'],
    ['a gain of half a day', () => incomeTaxPercent(1.5), 'TERM_OUT_OF_RANGE', 'days', 'at least 1'],
    ['a gain of a negative term', () => incomeTaxPercent(-1), 'TERM_OUT_OF_RANGE', 'days', 'at least 1'],
    [
      'a repayment before the credit',
      () => iofOnCredit(parseIsoDate('2026-01-02'), repaid('2026-01-01')),
      'DATES_OUT_OF_ORDER',
      'dueOn',
      'not before the credit',
    ],
    [
      'a credit before the table of the law',
      () => iofOnCredit(parseIsoDate('2015-01-21'), repaid('2026-01-01')),
      'LEGAL_PARAMETER_UNKNOWN',
      'contractedOn',
      'IOF on credit, from 2015-01-22',
    ],
    ['a financial year of two years', () => tds({ financialYear: '2025-27' }), 'LEGAL_PARAMETER_UNKNOWN', 'financial_year', 'as 2025-26'],
    ['a financial year in words', () => tds({ financialYear: 'FY 2025' }), 'LEGAL_PARAMETER_UNKNOWN', 'financial_year', 'as 2025-26'],
    [
      'a financial year before the table',
      () => tds({ financialYear: '2006-07' }),
      'LEGAL_PARAMETER_UNKNOWN',
      'financial_year',
      'from 2007',
    ],
    ['interest below nothing', () => tds({ interest: new Decimal(-1) }), 'AMOUNT_OUT_OF_RANGE', 'interest', 'not negative'],
  ])
})

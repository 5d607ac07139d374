import { parseArgs } from 'node:util'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { formatAmount } from '#domain/money/amount-text.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { repaymentPeriods } from '#domain/schedule/due-dates.ts'
import { buildLoanSchedule, type LoanSchedule, type LoanScheduleTerms } from '#domain/schedule/loan-schedule.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { compare } from './rounds/compare.ts'
import { type DecimalRow, decimalSchedule } from './schedule/decimal-schedule.ts'

const goal = 5
const repayments = 360
const disbursedOn = parseIsoDate('2024-01-31')

const terms: LoanScheduleTerms = { ...plainTerms, annualRatePercent: nineteenOf('9.4822'), numberOfRepayments: repayments }

/**
 * A schedule of 360 rows, by the engine that serves products and by the same rules in decimal.js: due dates, actual days over the actual
 * year, interest rounded in every row, residue and smoothing. Each schedule has another principal, so that nothing can be remembered, and
 * both sides must agree to the cent on every one that is timed first.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '9' }, seconds: { type: 'string', default: '3' } } })
  for (let index = 0; index < 50; index += 1) requireSame(byEngine(principalOf(index)), byDecimals(principalOf(index)))
  console.log(`Both sides agree to the cent on 50 schedules of ${repayments} rows.`)
  let next = 0
  await compare(
    { name: `engine, ${repayments} rows`, work: async () => times(() => byEngine(principalOf((next += 1)))) },
    { name: `decimal.js, ${repayments} rows`, work: async () => times(() => byDecimals(principalOf((next += 1)))) },
    { rounds: Number(values.rounds), seconds: Number(values.seconds), workers: 1 },
    goal,
  )
}

/** Ten at a time, so that waiting for the clock weighs nothing. */
function times(calculate: () => unknown): number {
  for (let count = 0; count < 10; count += 1) calculate()
  return 10
}

function principalOf(index: number): number {
  return 25_000_000 + index * 7_919
}

function byEngine(principalMinor: number): LoanSchedule {
  return buildLoanSchedule(terms, [{ on: disbursedOn, amountMinor: parseMinor(principalMinor) }])
}

function byDecimals(principalMinor: number): DecimalRow[] {
  const periods = repaymentPeriods({ ...terms, startsOn: disbursedOn })
  return decimalSchedule(formatAmount(parseMinor(principalMinor), 2), '9.4822', periods)
}

function requireSame({ rows }: LoanSchedule, decimals: readonly DecimalRow[]): void {
  for (const [index, row] of rows.entries()) {
    const ours = [row.due, ...[row.principalMinor, row.interestMinor, row.balanceMinor].map((amount) => formatAmount(amount, 2))].join(' ')
    const { due, principal, interest, balance } = decimals[index]!
    const theirs = [due, principal, interest, balance].join(' ')
    if (ours !== theirs) throw new Error(`Row ${index + 1} differs: ${ours} by the engine, ${theirs} in decimals`)
  }
}

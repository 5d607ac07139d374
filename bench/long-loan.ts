import { parseArgs } from 'node:util'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { type LoanAccount, openAccount } from '#domain/loan/loan-account.ts'
import type { LoanTerms } from '#domain/loan/loan-terms.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { type PlainFamily, plainFamilies, plainLoan } from '#test/rules/plain-terms.ts'
import { quantile } from './rounds/interleave.ts'

const disbursedOn = parseIsoDate('2024-01-10')
const lengths = [60, 120, 360]

/**
 * Loans of five, ten and thirty years whose instalments are entered one by one, each on its day, and leave nothing to pay: how long all the
 * entries of one loan take together, the median of some rounds, and what three times as many cost.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '5' } } })
  console.log(`${''.padEnd(16)}${lengths.map((length) => `${length} payments`.padStart(16)).join('')}${'360 against 120'.padStart(18)}`)
  for (const family of plainFamilies) {
    const times = lengths.map((length) => medianMilliseconds(Number(values.rounds), family, length))
    const growth = times[2]! / times[1]!
    console.log(
      `${family.padEnd(16)}${times.map((time) => `${time.toFixed(0)} ms`.padStart(16)).join('')}${`${growth.toFixed(1)} times`.padStart(18)}`,
    )
  }
}

function medianMilliseconds(rounds: number, family: PlainFamily, length: number): number {
  const terms: LoanTerms = { ...plainLoan(family), numberOfRepayments: length }
  const instalments = showSchedule(lend(terms)).map(({ due, totalMinor }) => ({ on: due, amountMinor: parseMinor(totalMinor) }))
  const times = Array.from({ length: rounds }, () => {
    const startedAt = performance.now()
    const account = lend(terms)
    for (const { on, amountMinor } of instalments) applyEvent(account, { type: 'repayment', on, recordedOn: on, amountMinor })
    if (account.status !== 'closed') throw new Error(`${family}, ${length} payments: the loan is ${account.status}`)
    return performance.now() - startedAt
  })
  return quantile(times, 0.5)
}

function lend(terms: LoanTerms): LoanAccount {
  const account = openAccount(terms)
  applyEvent(account, { type: 'disburse', on: disbursedOn, recordedOn: disbursedOn, amountMinor: parseMinor(300_000_00) })
  return account
}

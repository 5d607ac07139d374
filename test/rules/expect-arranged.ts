import { expect } from 'vitest'
import type { LoanAccount } from '#domain/loan/loan-account.ts'
import { isPlanned } from '#domain/loan/loan-book.ts'
import type { LoanEvent } from '#domain/loan/loan-event.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { lentMinor } from './any-loan.ts'

const totalOf = (events: readonly LoanEvent[], type: 'repayment' | 'capitalized_income') =>
  events.reduce((sum, event) => sum + (event.type === type ? event.amountMinor : 0), 0)

/** A loan of 1,000.00 after what happened asks for all that was lent, has all that was paid, and nothing of it is negative. */
export function expectWhole(account: LoanAccount, happened: readonly LoanEvent[]): void {
  const rows = showSchedule(account)
  expect(rows.reduce((sum, { principal }) => sum + principal, 0)).toBe(lentMinor + totalOf(happened, 'capitalized_income'))
  expect(rows.reduce((sum, { paidMinor }) => sum + paidMinor, account.book!.overpaidMinor)).toBe(totalOf(happened, 'repayment'))
  for (const { principal, interest, totalMinor, paidMinor, outstandingMinor, balanceMinor } of rows) {
    expect(totalMinor - paidMinor).toBe(outstandingMinor)
    expect(Math.min(principal, interest, paidMinor, outstandingMinor)).toBeGreaterThanOrEqual(0)
    // What is lent after the last due date is asked for, and shown as repaid, in the row of it.
    expect(balanceMinor + totalOf(happened, 'capitalized_income')).toBeGreaterThanOrEqual(0)
  }
}

/** A loan whose interest follows what is outstanding has the rows of its plan, beside what came after the last of them. */
export function expectRowsOfPlan({ book }: LoanAccount): void {
  if (book === null || !isPlanned(book)) throw new TypeError('a loan of this family has a plan')
  const rows = book.plan.rows.map((row) => ({
    due: row.due,
    asked: [row.duePrincipalMinor, row.dueInterestMinor],
    paid: [row.paidPrincipalMinor, row.paidInterestMinor],
  }))
  const shown = book.instalments
    .filter(({ isAdditional }) => !isAdditional)
    .map(({ due, charged, paid }) => ({
      due,
      asked: [charged.principal, charged.interest],
      paid: [paid.principal, paid.interest],
    }))
  expect(shown).toEqual(rows)
}

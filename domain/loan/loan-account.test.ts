import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { paidOn, reAgedOn, reAmortizedOn, rowsOf, shortLoan } from '#test/rules/short-loan.ts'
import type { LoanEvent } from './loan-event.ts'
import type { TransactionType } from './loan-transaction.ts'

const takenBack = (what: TransactionType, day: string): LoanEvent => ({
  type: 'reverse',
  nth: 1,
  what,
  madeOn: parseIsoDate(day),
  recordedOn: parseIsoDate('2024-03-20'),
})

/** Paid before, and heard of later. */
const heardOf = (day: string, amountMinor: number): LoanEvent => ({ ...paidOn(day, amountMinor), recordedOn: parseIsoDate('2024-03-10') })

/** Overdue principal counts up to the day. */
const closed: LoanEvent = { type: 'close_of_business', businessDate: parseIsoDate('2024-03-21'), recordedOn: parseIsoDate('2024-03-21') }

const typesOf = (events: readonly LoanEvent[]) =>
  shortLoan(events).transactions.flatMap(({ type, isReversed }) => (isReversed ? [] : [type]))

describe('an entry that has nothing to do', () => {
  it.each([
    ['a re-ageing', reAgedOn('2024-02-15', '2024-03-15', 3)],
    ['a re-ageing that waives interest', reAgedOn('2024-02-15', '2024-03-15', 3, { waivesInterest: true })],
    ['a re-amortising', reAmortizedOn('2024-02-15', true)],
  ])('is not shown, and counts again once a payment is taken back that left it nothing: %s', (_what, entry) => {
    const paid = heardOf('2024-02-01', 123_720)
    expect(typesOf([entry, paid])).toEqual(['disbursement', 'repayment'])
    expect(typesOf([entry, paid, takenBack('repayment', '2024-02-01')])).toEqual(typesOf([entry]))
    const rows = rowsOf(shortLoan([entry, paid, takenBack('repayment', '2024-02-01'), closed]))
    expect(rows).toEqual(rowsOf(shortLoan([entry, closed])))
  })

  it('leaves the schedule as it is', () => {
    const paid = paidOn('2024-02-01', 123_720)
    expect(rowsOf(shortLoan([paid, reAgedOn('2024-02-15', '2024-03-15', 3)]))).toEqual(rowsOf(shortLoan([paid])))
  })

  it('stays away where what it belongs to is taken back', () => {
    const waived = reAgedOn('2024-01-01', '2024-02-15', 3, { waivesInterest: true })
    expect(typesOf([waived, takenBack('re_age', '2024-01-01')])).toEqual(['disbursement'])
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMinor } from '#domain/money/minor.ts'
import { anyArrangedLoan, type ArrangedLoan, isArranging } from '#test/rules/any-arranged-loan.ts'
import { lastDay, loanWith, openLoan, standing } from '#test/rules/any-loan.ts'
import { expectRowsOfPlan, expectWhole } from '#test/rules/expect-arranged.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanAccount } from './loan-account.ts'
import type { LoanEvent } from './loan-event.ts'
import { recalculatesInterest } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { showSchedule } from './show-loan.ts'

const outstandingMinor = (account: LoanAccount) => showSchedule(account).reduce((sum, row) => sum + row.outstandingMinor, 0)

/** Looks at the loan after each of its events. */
function eachState({ terms, events }: ArrangedLoan, look: (account: LoanAccount, happened: readonly LoanEvent[]) => void): void {
  const account = openLoan(terms)
  for (const [index, event] of events.entries()) {
    applyEvent(account, event)
    look(account, events.slice(0, index + 1))
  }
}

const arrangementsOf = ({ transactions }: LoanAccount) => transactions.filter((one) => isArranging(one))

function isMadeBy({ type, on, reAge }: LoanTransaction, event: LoanEvent): boolean {
  if (event.type === 're_age') return reAge === event.parameters
  return type === event.type && on === event.recordedOn
}

describe('every loan that is re-aged or re-amortised once or twice', () => {
  it('asks for all that was lent, has all that was paid, and nothing of it is negative', () => {
    fc.assert(
      fc.property(anyArrangedLoan, (loan) => {
        eachState(loan, expectWhole)
      }),
      { numRuns: 60 },
    )
  })

  it('has the rows of its plan, where interest follows what is outstanding', () => {
    fc.assert(
      fc.property(anyArrangedLoan, (loan) => {
        fc.pre(recalculatesInterest({ terms: loan.terms, variations: [] }))
        eachState(loan, expectRowsOfPlan)
      }),
      { numRuns: 60 },
    )
  })

  it('is closed and owes nothing when its quote is paid, on whatever day', () => {
    fc.assert(
      fc.property(anyArrangedLoan, fc.nat(60), (loan, daysLater) => {
        const account = loanWith(loan.terms, loan.events)
        fc.pre(account.status === 'active')
        const on = addDays(loan.events.at(-1)!.recordedOn, daysLater)
        const amountMinor = parseMinor(payOffQuote(account, on))
        applyEvent(account, { type: 'repayment', on, recordedOn: on, amountMinor })
        expect([outstandingMinor(account), account.book!.overpaidMinor, account.status]).toEqual([0, 0, 'closed'])
      }),
      { numRuns: 60 },
    )
  })

  it('stands as if one of them had never been when that is taken back', () => {
    fc.assert(
      fc.property(anyArrangedLoan, fc.boolean(), ({ terms, events }, isLast) => {
        const arrangements = events.filter(isArranging)
        const gone = isLast ? arrangements.at(-1)! : arrangements[0]!
        const others = events.filter((event) => event !== gone)
        const [made, madeWithout] = [arrangementsOf(loanWith(terms, events)), arrangementsOf(loanWith(terms, others))]
        // One that has nothing to change when it is entered leaves nothing behind.
        fc.pre(made.length === arrangements.length && madeWithout.length === arrangements.length - 1)
        const one = made.find((transaction) => isMadeBy(transaction, gone))!
        fc.pre(made.filter(({ type, on }) => type === one.type && on === one.on).length === 1)
        const takenBack: LoanEvent = { type: 'reverse', nth: 1, what: one.type, madeOn: one.on, recordedOn: lastDay }
        expect(standing(terms, [...events, takenBack])).toEqual(standing(terms, others))
      }),
      { numRuns: 60 },
    )
  })
})

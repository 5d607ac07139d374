import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyAllocation, anyHappenings, anyRecalculation, anyTerms, befallen, day, type Happening } from '#test/rules/any-loan.ts'
import { expectConsistent } from '#test/rules/expect-consistent.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanTerms } from './loan-terms.ts'
import { payOffQuote } from './pay-off-quote.ts'

const anyProgressive = fc
  .record({ terms: anyTerms, recalculation: fc.option(anyRecalculation), allocation: anyAllocation })
  .map(({ terms, ...changes }): LoanTerms => ({ ...terms, engine: 'progressive', ...changes }))

describe.each([
  ['payments and credits', (list: readonly Happening[]) => list.filter(({ kind }) => kind !== 'chargeback' && kind !== 'disburse')],
  ['whatever befalls it', (list: readonly Happening[]) => list],
])('a loan whose payments go to its instalments by any rule, after %s', (_what, ofKind) => {
  const anyStory = anyHappenings.map(ofKind).filter((list) => list.length > 0)

  it('asks for the principal that is owed to the cent, accounts for every payment, and nothing is negative', () => {
    fc.assert(
      fc.property(anyProgressive, anyStory, (terms, list) => {
        expectConsistent(befallen(terms, list))
      }),
      { numRuns: 200 },
    )
  })

  it('is closed and owes nothing when its quote is paid, on whatever day', () => {
    fc.assert(
      fc.property(anyProgressive, anyStory, fc.nat(100), (terms, list, daysLater) => {
        const { account, owedMinor, paidMinor } = befallen(terms, list)
        fc.pre(account.status === 'active')
        const on = day(list.at(-1)!.afterDays + daysLater)
        const amountMinor = parseMinor(payOffQuote(account, on))
        applyEvent(account, { type: 'repayment', on, recordedOn: on, amountMinor })
        expect([account.book!.overpaidMinor, account.status]).toEqual([0, 'closed'])
        expectConsistent({ account, owedMinor, paidMinor: paidMinor + amountMinor })
      }),
      { numRuns: 200 },
    )
  })
})

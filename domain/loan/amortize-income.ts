import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { earlierOf, type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import { amortizedTill } from './amortized-till.ts'
import { adjustmentsOf } from './enter-income.ts'
import { noPortions } from './instalment.ts'
import { bookOf, type LoanAccount, nextSequence } from './loan-account.ts'
import { inOrder, LoanTransaction } from './loan-transaction.ts'

const kinds = ['capitalized_income', 'buy_down_fee'] as const
type Kind = (typeof kinds)[number]

/** Books what deferred income earned up to the end of a day and what was not booked before; what was booked too much is taken back. */
export function amortizeIncomeUntil(account: LoanAccount, day: IsoDate): void {
  const maturesOn = maturityOf(account)
  const till = earlierOf(addDays(day, 1), maturesOn)
  for (const kind of kinds) {
    let earnedMinor = 0
    for (const income of incomeOf(account, kind)) {
      const adjustments = adjustmentsOf(account, income).toSorted(inOrder)
      if (income.amortized?.isComplete !== true || adjustments.length > 0) {
        const amountMinor = amortizedTill({ ...datedAmount(income), adjustments }, maturesOn, till)
        income.amortized = { amountMinor, isComplete: amountMinor === leftOf(income, adjustments) }
      }
      earnedMinor += income.amortized!.amountMinor
    }
    book(account, kind, day, earnedMinor)
  }
}

/** A loan that ends, or that the lender no longer expects to be paid, leaves nothing to be earned later: all the rest is booked at once. */
export function amortizeRestOfIncome(account: LoanAccount, on: IsoDate, chargeOff: LoanTransaction | null = null): void {
  for (const kind of kinds) {
    let earnedMinor = 0
    for (const income of incomeOf(account, kind)) {
      const amountMinor = leftOf(income, adjustmentsOf(account, income))
      income.amortized = { amountMinor, isComplete: true }
      earnedMinor += amountMinor
    }
    book(account, kind, on, earnedMinor, chargeOff)
  }
}

/** The charge-off is taken back, and with it what was earned only because of it. */
export function takeBackRestOfIncome(account: LoanAccount, chargeOff: LoanTransaction): void {
  const kept = account.amortizations.filter(({ relatedTo }) => relatedTo !== chargeOff)
  if (kept.length === account.amortizations.length) return
  account.amortizations = kept
  for (const kind of kinds) for (const income of incomeOf(account, kind)) income.amortized = null
}

function incomeOf({ transactions }: LoanAccount, kind: Kind): LoanTransaction[] {
  return transactions.filter(({ type, isReversed }) => type === kind && !isReversed)
}

function datedAmount({ on, amountMinor }: LoanTransaction): { on: IsoDate; amountMinor: number } {
  return { on, amountMinor }
}

function leftOf({ amountMinor }: LoanTransaction, adjustments: readonly LoanTransaction[]): number {
  return adjustments.reduce((left, adjustment) => left - adjustment.amountMinor, amountMinor)
}

function maturityOf(account: LoanAccount): IsoDate {
  const { instalments, startsOn } = bookOf(account)
  return instalments.filter((one) => !one.isDownPayment).reduce((latest, { due }) => laterOf(latest, due), startsOn)
}

function book(account: LoanAccount, kind: Kind, on: IsoDate, earnedMinor: number, relatedTo: LoanTransaction | null = null): void {
  const missingMinor = earnedMinor - bookedMinor(account, kind)
  if (missingMinor === 0) return
  const type = missingMinor > 0 ? (`${kind}_amortization` as const) : (`${kind}_amortization_adjustment` as const)
  const amountMinor = Math.abs(missingMinor)
  const record = new LoanTransaction({ sequence: nextSequence(account), type, on, recordedOn: account.today!, amountMinor, relatedTo })
  const component = kind === 'buy_down_fee' ? account.terms.buyDownFeeIs : account.terms.capitalizedIncomeIs
  record.setPortions({ ...noPortions, [component]: amountMinor })
  account.amortizations.push(record)
}

function bookedMinor({ amortizations }: LoanAccount, kind: Kind): number {
  return amortizations.reduce((sum, { type, amountMinor }) => {
    if (type === `${kind}_amortization`) return sum + amountMinor
    return type === `${kind}_amortization_adjustment` ? sum - amountMinor : sum
  }, 0)
}

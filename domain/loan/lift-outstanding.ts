import { outstandingOn } from '#domain/schedule/plan/till-date.ts'
import type { Instalment } from './instalment.ts'
import { chargesOf, type LoanCharge } from './loan-charge.ts'
import { type PlannedBook, placedCharges } from './loan-book.ts'
import type { LoanTransaction } from './loan-transaction.ts'

export type LiftOptions = {
  /** Interest only as far as it was earned by the day. */
  readonly payableOnly: boolean
  readonly skipsDownPayments: boolean
  readonly spreadsInterest: boolean
  readonly spreadsCharges: boolean
}

export type Lifted = {
  principalMinor: number
  interestMinor: number
  feeMinor: number
  penaltyMinor: number
  readonly charges: LoanCharge[]
}

/** Takes what is outstanding off the instalments, to be put onto new ones. */
export function liftOutstanding(book: PlannedBook, { on }: LoanTransaction, options: LiftOptions): Lifted {
  const lifted: Lifted = { principalMinor: 0, interestMinor: 0, feeMinor: 0, penaltyMinor: 0, charges: [] }
  for (const instalment of book.instalments) {
    if (options.skipsDownPayments && instalment.isDownPayment) continue
    lifted.principalMinor += liftComponent(instalment, 'principal', on)
    if (options.spreadsInterest) lifted.interestMinor += liftComponent(instalment, 'interest', on)
    if (options.spreadsCharges) {
      lifted.charges.push(...chargesOf(instalment, placedCharges(book), 1).filter(({ outstandingMinor }) => outstandingMinor > 0))
      lifted.feeMinor += liftCharges(instalment, 'fee')
      lifted.penaltyMinor += liftCharges(instalment, 'penalty')
    }
    instalment.updateMet(on)
  }
  if (options.spreadsInterest && options.payableOnly) lifted.interestMinor = outstandingOn(book.plan, on).interestMinor
  return lifted
}

function liftComponent(instalment: Instalment, component: 'principal' | 'interest', on: LoanTransaction['on']): number {
  const open = instalment.outstanding(component)
  if (open <= 0) return 0
  instalment.addCharged(component, on, -open)
  return open
}

function liftCharges(instalment: Instalment, component: 'fee' | 'penalty'): number {
  const open = instalment.outstanding(component)
  instalment.charged[component] -= open
  return open
}

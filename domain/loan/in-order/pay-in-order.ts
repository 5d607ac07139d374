import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { Component, Instalment } from '../instalment.ts'
import { portionsOf } from '../instalment.ts'
import type { LoanBook } from '../loan-book.ts'
import { type LoanCharge, payCharges } from '../loan-charge.ts'
import type { FixedOrder, LoanTerms } from '../loan-terms.ts'
import type { LoanTransaction } from '../loan-transaction.ts'

/** The order in which a payment settles the components of an instalment that is due, and of one that is not yet due. */
const orders: Record<FixedOrder, { due: readonly Component[]; inAdvance: readonly Component[] | null }> = {
  penalties_fees_interest_principal: { due: ['penalty', 'fee', 'interest', 'principal'], inAdvance: null },
  principal_interest_penalties_fees: { due: ['principal', 'interest', 'penalty', 'fee'], inAdvance: null },
  interest_principal_penalties_fees: { due: ['interest', 'principal', 'penalty', 'fee'], inAdvance: null },
  due_penalty_fee_interest_principal_in_advance_principal_penalty_fee_interest: {
    due: ['penalty', 'fee', 'interest', 'principal'],
    // What is due already, then principal, then the rest.
    inAdvance: ['penalty', 'fee', 'principal'],
  },
  due_penalty_interest_principal_fee_in_advance_penalty_interest_principal_fee: {
    due: ['penalty', 'interest', 'principal', 'fee'],
    inAdvance: ['penalty', 'fee'],
  },
}

/** Pays instalments that are due, in the fixed order of the product, as far as the money goes; says what is left of it. */
export function payInstalments(
  instalments: readonly Instalment[],
  terms: LoanTerms,
  { on, amountMinor }: { readonly on: IsoDate; readonly amountMinor: number },
): number {
  const { due } = orderOf(terms)
  let left = amountMinor
  for (const instalment of instalments)
    for (const component of due) left -= instalment.pay(component, on, Math.min(left, instalment.outstanding(component)))
  return left
}

/** A payment settles one instalment after the other, each in the fixed order of the product; what is left over is credit of the customer. */
export function payInOrder(book: LoanBook, transaction: LoanTransaction): void {
  transaction.resetPortions()
  const order = orderOf(book.terms)
  const paid = portionsOf(() => 0)
  let left = transaction.amountMinor
  const pay = (instalment: Instalment, component: Component, mostMinor: number): void => {
    const amount = instalment.pay(component, transaction.on, Math.min(mostMinor, left))
    paid[component] += amount
    left -= amount
  }
  const dueCharges = (kind: Component): number => dueOpenCharges(book.charges, kind, transaction)
  for (const instalment of book.instalments.filter(({ isMet }) => !isMet)) {
    if (left === 0) break
    if (order.inAdvance !== null && transaction.on < instalment.due)
      for (const component of order.inAdvance) pay(instalment, component, component === 'principal' ? left : dueCharges(component))
    for (const component of order.due) pay(instalment, component, left)
  }
  payCharges(
    book.charges.filter(({ kind }) => kind === 'fee'),
    paid.fee,
  )
  payCharges(
    book.charges.filter(({ kind }) => kind === 'penalty'),
    paid.penalty,
  )
  transaction.setPortions(paid)
  transaction.overpaidMinor = left
  book.overpaidMinor = left > 0 ? book.overpaidMinor + left : 0
}

/** Charges that are not settled and fall due by the day, at their whole amount. */
function dueOpenCharges(charges: readonly LoanCharge[], kind: Component, { on }: LoanTransaction): number {
  return charges
    .filter((charge) => charge.kind === kind && charge.outstandingMinor > 0 && charge.dueOn <= on)
    .reduce((sum, charge) => sum + charge.amountMinor, 0)
}

function orderOf({ allocation }: LoanTerms): (typeof orders)[FixedOrder] {
  return allocation.strategy === 'fixed' ? orders[allocation.order] : orders.penalties_fees_interest_principal
}

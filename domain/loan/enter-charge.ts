import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { addTransaction, enterTransaction } from './enter-transaction.ts'
import { noPortions } from './instalment.ts'
import { activeTransactions, type LoanAccount, nextSequence, replayAccount, replayWithCharge } from './loan-account.ts'
import { LoanCharge } from './loan-charge.ts'
import type { LoanEvent } from './loan-event.ts'

/** A fee or a penalty is asked for on its due date. */
export function addCharge(account: LoanAccount, event: LoanEvent & { type: 'add_charge' }): void {
  const charge = new LoanCharge({
    id: account.charges.length + 1,
    sequence: nextSequence(account),
    kind: event.kind,
    dueOn: event.dueOn,
    addedOn: event.recordedOn,
    amountMinor: event.amountMinor,
  })
  account.charges.push(charge)
  if (isAfterLastInstalment(account, event.dueOn)) replayWithCharge(account, event.recordedOn)
  else replayAccount(account, event.recordedOn)
}

/**
 * What is still open of a charge is no longer asked for. The waiver counts from the due date, or from today where that is to come; of its
 * amount only what was accrued is taken back from income, for the rest never was income. Example: of a fee of 3.00 due next week 3.00 are
 * waived, and none of it is a fee that was earned.
 */
export function waiveCharge(account: LoanAccount, event: LoanEvent & { type: 'waive_charge' }): void {
  const charge = chargeNumber(account, event.ofChargeNumber)
  const amountMinor = charge.outstandingMinor
  if (amountMinor === 0) throw new AppError('LOAN_AMOUNT_TOO_HIGH', { field: 'of_charge_nr', rule: 'a charge of which something is open' })
  const accruedMinor = Math.min(amountMinor, Math.max(0, charge.accruedMinor - charge.paidMinor))
  const waiver = addTransaction(account, 'waive_loan_charges', { on: earlierOf(charge.dueOn, event.recordedOn), amountMinor }, { charge })
  waiver.setPortions({ ...noPortions, [charge.kind]: accruedMinor })
  replayAccount(account, event.recordedOn, [waiver])
}

/** A charge is given back, paid or not, as a payment to the loan by the rule of its type; at most the charge, all adjustments together. */
export function adjustCharge(account: LoanAccount, event: LoanEvent & { type: 'charge_adjustment' }): void {
  const charge = chargeNumber(account, event.ofChargeNumber)
  const given = activeTransactions(account).filter((one) => one.type === 'charge_adjustment' && one.charge === charge)
  const leftMinor = charge.amountMinor - given.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (event.amountMinor > leftMinor)
    throw new AppError('LOAN_AMOUNT_TOO_HIGH', { field: 'amount', rule: 'no more than is left of the charge', leftMinor })
  enterTransaction(account, 'charge_adjustment', event, { charge })
}

function chargeNumber({ charges }: LoanAccount, number: number): LoanCharge {
  const charge = charges[number - 1]
  if (charge === undefined) throw new AppError('LOAN_CHARGE_UNKNOWN', { field: 'of_charge_nr', rule: 'a charge that was added' })
  return charge
}

function isAfterLastInstalment({ book }: LoanAccount, on: IsoDate): boolean {
  return book !== null && book.instalments.every(({ due }) => due < on)
}

import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { isDueWithin, type LoanCharge } from './loan-charge.ts'
import { firstRegularNumber, Instalment } from './instalment.ts'
import type { LoanBook } from './loan-book.ts'

/**
 * Puts a charge into the instalment in which it is due. After the last due date an additional instalment takes it, which ends on the due date
 * of the latest such charge.
 */
export function placeCharge(book: LoanBook, charge: LoanCharge, disbursedOn: IsoDate): void {
  if (book.placedCharges.has(charge.id)) return
  book.placedCharges.add(charge.id)
  place(book, charge, disbursedOn)
}

/** After the instalments were rearranged. */
export function placeChargeAgain(book: LoanBook, charge: LoanCharge): void {
  place(book, charge, book.startsOn)
}

function place(book: LoanBook, charge: LoanCharge, disbursedOn: IsoDate): void {
  addAdditionalInstalment(book, charge, disbursedOn)
  const firstNumber = firstRegularNumber(book.instalments)
  let from = disbursedOn
  for (const instalment of book.instalments) {
    if (instalment.isDownPayment) continue
    if (isDueWithin(charge, from, instalment.due, instalment.number === firstNumber)) {
      instalment.charged[charge.kind] += charge.amountMinor
      instalment.waived[charge.kind] += charge.waivedMinor
    }
    instalment.checkMet(instalment.metOn)
    from = instalment.due
  }
}

function addAdditionalInstalment(book: LoanBook, charge: LoanCharge, disbursedOn: IsoDate): void {
  const last = book.instalments.findLast((instalment) => !instalment.isDownPayment)
  if (last === undefined || charge.dueOn <= last.due) return
  if (last.isAdditional) {
    last.due = charge.dueOn
    return
  }
  const added = new Instalment(book.instalments.length + 1, last.due, charge.dueOn, 'additional')
  added.updateMet(disbursedOn)
  book.instalments.push(added)
}

import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { type Instalment, totalOf } from './instalment.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/** A fee or penalty with a due date of its own. */
export class LoanCharge {
  readonly id: number
  readonly sequence: number
  readonly kind: 'fee' | 'penalty'
  readonly dueOn: IsoDate
  readonly addedOn: IsoDate
  readonly amountMinor: number
  paidMinor = 0
  accruedMinor = 0
  waivedMinor = 0
  /** Waived before it was booked as income, so that it never will be. */
  unearnedMinor = 0

  constructor(fields: Pick<LoanCharge, 'id' | 'sequence' | 'kind' | 'dueOn' | 'addedOn' | 'amountMinor'>) {
    this.id = fields.id
    this.sequence = fields.sequence
    this.kind = fields.kind
    this.dueOn = fields.dueOn
    this.addedOn = fields.addedOn
    this.amountMinor = fields.amountMinor
  }

  /** For a replay on trial, which must not pay the charge itself. */
  copy(): LoanCharge {
    const copy = new LoanCharge(this)
    copy.waivedMinor = this.waivedMinor
    return copy
  }

  /** Notes what waivers of it that still hold took off. */
  countWaivers(waivers: readonly LoanTransaction[]): void {
    this.waivedMinor = waivers.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    this.unearnedMinor = waivers.reduce((sum, { amountMinor, portions }) => sum + amountMinor - totalOf(portions), 0)
  }

  /** What is, or will be, income of it. */
  get incomeMinor(): number {
    return this.amountMinor - this.unearnedMinor
  }

  get outstandingMinor(): number {
    return this.amountMinor - this.paidMinor - this.waivedMinor
  }

  /** A charge that was added after its due date counts from the due date. */
  get effectiveOn(): IsoDate {
    return this.dueOn < this.addedOn ? this.dueOn : this.addedOn
  }
}

/** In the first regular instalment the first day counts too. */
export function isDueWithin(charge: LoanCharge, from: IsoDate, due: IsoDate, isFirst: boolean): boolean {
  return charge.dueOn <= due && (isFirst ? charge.dueOn >= from : charge.dueOn > from)
}

export function chargesOf(instalment: Instalment, charges: readonly LoanCharge[], firstNumber: number): LoanCharge[] {
  return charges.filter(
    (charge) =>
      (instalment.isReAged && instalment.chargeParts.some(({ chargeId }) => chargeId === charge.id)) ||
      isDueWithin(charge, instalment.from, instalment.due, instalment.number === firstNumber),
  )
}

/** Pays charges, the earliest first. */
export function payCharges(charges: readonly LoanCharge[], amountMinor: number): void {
  let left = amountMinor
  const open = charges
    .filter((charge) => charge.outstandingMinor > 0)
    .toSorted((first, second) => (first.dueOn < second.dueOn ? -1 : first.dueOn > second.dueOn ? 1 : 0))
  for (const charge of open) {
    if (left <= 0) return
    const paid = Math.min(left, charge.outstandingMinor)
    charge.paidMinor += paid
    left -= paid
  }
}

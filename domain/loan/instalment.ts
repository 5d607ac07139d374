import type { IsoDate } from '#domain/calendar/iso-date.ts'

/** What an instalment consists of, in the words of the allocation rules. */
export const components = ['principal', 'interest', 'fee', 'penalty'] as const
export type Component = (typeof components)[number]

export type Portions = Readonly<Record<Component, number>>

export const noPortions: Portions = { principal: 0, interest: 0, fee: 0, penalty: 0 }

export function portionsOf(amountOf: (component: Component) => number): Record<Component, number> {
  return { principal: amountOf('principal'), interest: amountOf('interest'), fee: amountOf('fee'), penalty: amountOf('penalty') }
}

export function totalOf(portions: Portions): number {
  return portions.principal + portions.interest + portions.fee + portions.penalty
}

export type InstalmentKind = 'regular' | 'down_payment' | 'additional'

/**
 * One row of a loan in servicing: what is asked for and what became of it, component by component. An additional instalment lies after the
 * last due date and takes charges and chargebacks that come too late for the schedule.
 */
export class Instalment {
  number: number
  from: IsoDate
  due: IsoDate
  kind: InstalmentKind
  isReAged = false
  readonly charged = portionsOf(() => 0)
  readonly paid = portionsOf(() => 0)
  readonly waived = portionsOf(() => 0)
  readonly writtenOff = portionsOf(() => 0)
  /** Part of what is asked for that was put back by chargebacks and refunds. */
  readonly credited = portionsOf(() => 0)
  paidInAdvanceMinor = 0
  paidLateMinor = 0
  isMet = false
  metOn: IsoDate | null = null
  /** True once interest was recalculated for overdue principal. */
  isRecalculated = false
  /** Charges that a re-ageing spread over instalments: their parts in this one. */
  chargeParts: { readonly chargeId: number; readonly amountMinor: number }[] = []

  constructor(number: number, from: IsoDate, due: IsoDate, kind: InstalmentKind = 'regular') {
    this.number = number
    this.from = from
    this.due = due
    this.kind = kind
  }

  copy(): Instalment {
    const copy = new Instalment(this.number, this.from, this.due, this.kind)
    copy.isReAged = this.isReAged
    Object.assign(copy.charged, this.charged)
    Object.assign(copy.paid, this.paid)
    Object.assign(copy.waived, this.waived)
    Object.assign(copy.writtenOff, this.writtenOff)
    Object.assign(copy.credited, this.credited)
    copy.paidInAdvanceMinor = this.paidInAdvanceMinor
    copy.paidLateMinor = this.paidLateMinor
    copy.isMet = this.isMet
    copy.metOn = this.metOn
    copy.isRecalculated = this.isRecalculated
    copy.chargeParts = [...this.chargeParts]
    return copy
  }

  get isDownPayment(): boolean {
    return this.kind === 'down_payment'
  }

  get isAdditional(): boolean {
    return this.kind === 'additional'
  }

  outstanding(component: Component): number {
    return this.charged[component] - this.paid[component] - this.waived[component] - this.writtenOff[component]
  }

  get outstandingMinor(): number {
    return totalOf(portionsOf((component) => this.outstanding(component)))
  }

  get chargedMinor(): number {
    return totalOf(this.charged)
  }

  get paidMinor(): number {
    return totalOf(this.paid)
  }

  /** Pays as much of a component as is open and says how much that was; what comes before or after the due date is noted. */
  pay(component: Component, on: IsoDate, amountMinor: number): number {
    if (amountMinor === 0) return 0
    const paid = Math.min(amountMinor, this.outstanding(component))
    this.paid[component] += paid
    this.checkMet(on)
    if (on < this.due) this.paidInAdvanceMinor += paid
    else if (on > this.due) this.paidLateMinor += paid
    return paid
  }

  /** Takes a payment back. */
  unpay(component: Component, on: IsoDate, amountMinor: number): number {
    const unpaid = Math.min(amountMinor, this.paid[component])
    this.paid[component] -= unpaid
    this.checkMet(on)
    if (component === 'penalty') return unpaid
    if (on < this.due) this.paidInAdvanceMinor = Math.max(0, this.paidInAdvanceMinor - unpaid)
    else if (on > this.due) this.paidLateMinor = Math.max(0, this.paidLateMinor - unpaid)
    return unpaid
  }

  writeOff(component: Component, on: IsoDate): number {
    const open = this.outstanding(component)
    this.writtenOff[component] = open
    this.checkMet(on)
    return open
  }

  /** Asks for more, or for less, from a day on. */
  addCharged(component: Component, on: IsoDate | null, amountMinor: number): void {
    this.charged[component] += amountMinor
    this.checkMet(on)
  }

  credit(component: Component, on: IsoDate, amountMinor: number): void {
    this.credited[component] += amountMinor
    this.addCharged(component, on, amountMinor)
  }

  checkMet(on: IsoDate | null): void {
    this.isMet = this.outstandingMinor === 0
    this.metOn = this.isMet ? on : null
  }

  /** As `checkMet`, but keeps the day on which it was met already. */
  updateMet(on: IsoDate): void {
    if (this.isMet === (this.outstandingMinor === 0)) return
    this.checkMet(on)
  }

  /** Forgets payments and credits; what was credited is no longer asked for. */
  resetPayments(): void {
    for (const component of components) {
      this.paid[component] = 0
      this.writtenOff[component] = 0
      this.charged[component] -= this.credited[component]
      this.credited[component] = 0
    }
    this.paidInAdvanceMinor = 0
    this.paidLateMinor = 0
    this.isMet = false
    this.metOn = null
  }
}

/** Instalments in the order of their due dates; a down payment comes before a regular instalment of the same day. */
export function byDueDateDownPaymentsFirst(first: Instalment, second: Instalment): number {
  if (first.due !== second.due) return first.due < second.due ? -1 : 1
  return Number(second.isDownPayment) - Number(first.isDownPayment)
}

/** Instalments in the order of their due dates, and of their starts on one due date. */
export function byDueDate(first: Instalment, second: Instalment): number {
  if (first.due !== second.due) return first.due < second.due ? -1 : 1
  return first.from === second.from ? 0 : first.from < second.from ? -1 : 1
}

export function firstRegularNumber(instalments: readonly Instalment[]): number {
  const numbers = instalments.filter((instalment) => !instalment.isDownPayment).map(({ number }) => number)
  return Math.min(...numbers)
}

/** The instalment in which a day lies: after its start, up to its due date; the first regular one also owns its start. */
export function instalmentOn(instalments: readonly Instalment[], date: IsoDate): Instalment | undefined {
  const first = firstRegularNumber(instalments)
  return instalments.find(({ number, from, due }) => date <= due && (number === first ? date >= from : date > from))
}

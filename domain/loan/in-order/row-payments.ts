import { earlierOf, type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import { downPaymentOf } from '#domain/schedule/down-payment.ts'
import type { BalanceChange } from '#domain/schedule/cumulative/declining-row.ts'
import type { RowPayments } from '#domain/schedule/cumulative/recalculated-row.ts'
import { Instalment } from '../instalment.ts'
import { isDueWithin } from '../loan-charge.ts'
import type { LoanEntries } from '../loan-entries.ts'
import { type InterestRecalculation, recalculatesInterest } from '../loan-terms.ts'
import { inOrder } from '../loan-transaction.ts'
import { payInstalments } from './pay-in-order.ts'

type Payment = { readonly on: IsoDate; readonly amountMinor: number }

/**
 * What payments do to the rows of a cumulative loan while they are computed, where its interest is recalculated: money that comes early lowers
 * the balance from its day on, and principal that stays overdue raises it. Null where interest is not recalculated. A charge-off ends it.
 */
export function rowPayments(entries: LoanEntries): RowPayments | null {
  const { terms, transactions } = entries
  if (!recalculatesInterest(entries) || terms.recalculation === null) return null
  const sorted = transactions.toSorted(inOrder)
  const end = sorted.findIndex(({ type }) => type === 'charge_off' || type === 'write_off')
  const counted = end === -1 ? sorted : sorted.slice(0, end)
  const payments = counted.filter(({ isPaying }) => isPaying).map(({ on, amountMinor }): Payment => ({ on, amountMinor }))
  const downPayments = transactions.filter(({ type }) => type === 'disbursement' && terms.downPaymentPercent !== null)
  return new OpenRows(
    entries,
    terms.recalculation,
    payments,
    downPayments.map(({ on, amountMinor }) => downPaymentInstalment(on, downPaymentOf(amountMinor, terms))),
  )
}

export function downPaymentInstalment(on: IsoDate, principalMinor: number): Instalment {
  const instalment = new Instalment(0, on, on, 'down_payment')
  instalment.charged.principal = principalMinor
  return instalment
}

class OpenRows implements RowPayments {
  readonly strategy: RowPayments['strategy']
  private readonly entries: LoanEntries
  private readonly recalculation: InterestRecalculation
  private readonly waiting: Payment[]
  private readonly downPayments: readonly Instalment[]
  /** Rows computed so far of which something is open: most of a long loan is paid, and need not be looked at again. */
  private open: Instalment[] = []
  private count = 0
  /** What is left of payments inside the row that is computed now. */
  private early: Payment[] = []

  constructor(
    entries: LoanEntries,
    recalculation: InterestRecalculation,
    payments: readonly Payment[],
    downPayments: readonly Instalment[],
  ) {
    this.entries = entries
    this.recalculation = recalculation
    this.strategy = recalculation.strategy
    this.waiting = [...payments]
    this.downPayments = downPayments
  }

  within({ from, due, openMinor }: { from: IsoDate; due: IsoDate; openMinor: number }): { changes: BalanceChange[]; earlyMinor: number } {
    const countsDaily = this.recalculation.rest === 'daily' || this.isPaidOffBefore(due, openMinor)
    const until = this.countedUntil(from, due, countsDaily)
    const changes: BalanceChange[] = []
    let overdue = this.overdueMinor
    if (until > from) changes.push({ on: from, amountMinor: overdue })
    let chargesLeft = this.chargesWithin(from, due)
    this.early = []
    for (const payment of this.take((on) => on < due)) {
      const left = this.pay(payment)
      const settled = overdue - this.overdueMinor
      if (countsDaily && payment.on < until) {
        changes.push({ on: payment.on, amountMinor: -settled })
        overdue -= settled
      }
      const early = Math.max(0, left - chargesLeft)
      chargesLeft -= left - early
      this.early.push({ on: payment.on, amountMinor: left })
      if (countsDaily && early > 0) changes.push({ on: laterOf(payment.on, from), amountMinor: -early })
    }
    if (until > from && until < due) changes.push({ on: until, amountMinor: -overdue })
    const earlyMinor = Math.max(0, this.early.reduce((sum, { amountMinor }) => sum + amountMinor, 0) - this.chargesWithin(from, due))
    // A change of nothing would still round the interest before it on its own.
    return { changes: changes.filter(({ amountMinor }) => amountMinor !== 0), earlyMinor }
  }

  settle(row: { from: IsoDate; due: IsoDate; principalMinor: number; interestMinor: number; openMinor: number }): number {
    const instalment = new Instalment(this.count + 1, row.from, row.due)
    instalment.charged.principal = row.principalMinor
    instalment.charged.interest = row.interestMinor
    instalment.charged.fee = this.chargesWithin(row.from, row.due)
    this.count += 1
    this.open.push(instalment)
    for (const payment of this.early) payInstalments([instalment], this.entries.terms, payment)
    let beyond = 0
    for (const payment of this.take((on) => on <= row.due)) beyond += this.pay(payment)
    const excess = Math.min(beyond, row.openMinor - row.principalMinor)
    instalment.charged.principal += excess
    instalment.pay('principal', row.due, excess)
    return excess
  }

  /** Principal, and what compounds with it, that earlier rows still ask for. */
  private get overdueMinor(): number {
    const { compounding } = this.recalculation
    const compoundsInterest = compounding === 'interest' || compounding === 'interest_and_fee'
    const compoundsFees = compounding === 'fee' || compounding === 'interest_and_fee'
    return this.open.reduce(
      (sum, row) =>
        sum +
        row.outstanding('principal') +
        (compoundsInterest ? row.outstanding('interest') : 0) +
        (compoundsFees ? row.outstanding('fee') : 0),
      0,
    )
  }

  /** With a daily rest, up to the day of the last look; otherwise a row that was looked at counts whole. */
  private countedUntil(from: IsoDate, due: IsoDate, countsDaily: boolean): IsoDate {
    if (this.recalculation.stopsOnPastDue) return from
    const looks = this.entries.overdueCounts.filter((look) => look.from <= due && look.until > from)
    if (looks.length === 0) return from
    if (!countsDaily) return due
    return looks.reduce((latest, { until }) => laterOf(latest, earlierOf(until, due)), from)
  }

  /** Money that closes the loan counts on its day, whatever the rest, where a pay-off asks for interest up to its day. */
  private isPaidOffBefore(due: IsoDate, openMinor: number): boolean {
    if (this.recalculation.preClose !== 'till_pre_close_date') return false
    const paid = this.waiting.filter(({ on }) => on < due).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    return paid >= this.open.reduce((sum, row) => sum + row.outstandingMinor, openMinor)
  }

  private take(isInTime: (on: IsoDate) => boolean): Payment[] {
    const count = this.waiting.findIndex(({ on }) => !isInTime(on))
    return this.waiting.splice(0, count === -1 ? this.waiting.length : count)
  }

  /** Pays what is asked for so far; says what is left of the money. */
  private pay(payment: Payment): number {
    const downPayments = this.downPayments.filter(({ due }) => due <= payment.on)
    const left = payInstalments([...downPayments, ...this.open], this.entries.terms, payment)
    this.open = this.open.filter(({ outstandingMinor }) => outstandingMinor !== 0)
    return left
  }

  private chargesWithin(from: IsoDate, due: IsoDate): number {
    return this.entries.charges
      .filter((charge) => isDueWithin(charge, from, due, this.count === 0))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  }
}

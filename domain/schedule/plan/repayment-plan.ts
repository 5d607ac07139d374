import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import type { ScheduleTerms } from '../schedule-terms.ts'
import { PlanRow } from './plan-row.ts'

export type RowDates = { readonly from: IsoDate; readonly due: IsoDate }

/** Overdue principal that was added to the balance of a day because it went on earning interest. */
export type OverdueCorrection = { readonly on: IsoDate; readonly amountMinor: number; readonly rowDue: IsoDate }

/**
 * The rows of a loan as one changing whole: dates first, then disbursements, rates and payments as they come. Working state of the schedule
 * and of the timeline; nothing outside `domain/schedule` and `domain/loan` holds one.
 */
export class RepaymentPlan {
  readonly terms: ScheduleTerms
  readonly rows: PlanRow[] = []
  /** Rates from a day on, latest first; before the first one the rate of the terms holds. */
  rates: { readonly from: IsoDate; readonly percent: NineteenDigits }[] = []
  /** A trial on which instalments are solved without regard to payments. */
  isTrial = false
  overdueCountedUntil: IsoDate | null = null
  overdueCorrections: OverdueCorrection[] = []
  /** Interest factors by their rate and the days that they were computed from; shared by all copies. */
  knownFactors = new Map<NineteenDigits, Map<string | number, bigint>>()

  constructor(terms: ScheduleTerms, dates: readonly RowDates[]) {
    this.terms = terms
    for (const { from, due } of dates) this.append(from, due)
  }

  append(from: IsoDate, due: IsoDate): PlanRow {
    const row = new PlanRow(this.terms, from, due)
    row.previous = this.rows.at(-1) ?? null
    if (row.previous !== null) row.previous.next = row
    this.rows.push(row)
    return row
  }

  /** Removes rows and closes the gap. */
  remove(isToGo: (row: PlanRow) => boolean): void {
    const kept = this.rows.filter((row) => !isToGo(row))
    this.rows.splice(0, this.rows.length, ...kept)
    for (const [index, row] of this.rows.entries()) {
      row.previous = this.rows[index - 1] ?? null
      row.next = this.rows[index + 1] ?? null
      row.changed()
    }
  }

  copy(): RepaymentPlan {
    const copy = new RepaymentPlan(this.terms, [])
    let previous: PlanRow | null = null
    for (const row of this.rows) {
      previous = row.copy(previous)
      copy.rows.push(previous)
    }
    copy.rates = [...this.rates]
    copy.overdueCountedUntil = this.overdueCountedUntil
    copy.knownFactors = this.knownFactors
    copy.overdueCorrections = [...this.overdueCorrections]
    return copy
  }

  /** The plan as if nothing had been paid, on which a further disbursement is solved. */
  trial(): RepaymentPlan {
    const trial = this.copy()
    trial.isTrial = true
    trial.overdueCorrections = []
    for (const row of trial.rows) {
      const fixedInterestMinor = row.isInterestMovedDown ? row.paidInterestMinor : row.fixedInterestMinor
      for (const span of row.spans) span.correctionMinor = 0
      row.update({ fixedInterestMinor, paidPrincipalMinor: 0, paidInterestMinor: 0, interestAheadMinor: 0 })
    }
    return trial
  }

  get firstRow(): PlanRow {
    return this.rows[0]!
  }

  get lastRow(): PlanRow {
    return this.rows.at(-1)!
  }

  get startsOn(): IsoDate {
    return this.firstRow.from
  }

  get maturesOn(): IsoDate {
    return this.lastRow.due
  }

  /** True until something was disbursed. */
  get isEmpty(): boolean {
    return this.rows.every((row) => row.instalmentMinor === 0)
  }

  ratePercentOn(date: IsoDate): NineteenDigits {
    return this.rates.find((rate) => rate.from <= date)?.percent ?? this.terms.annualRatePercent
  }

  setRateFrom(from: IsoDate, percent: NineteenDigits): void {
    const rates = [...this.rates.filter((rate) => rate.from !== from), { from, percent }]
    this.rates = rates.sort((first, second) => (first.from < second.from ? 1 : -1))
  }

  /** The row in which a day lies: after its start, up to its due date; the first row also owns its start. */
  rowOn(date: IsoDate): PlanRow | null {
    return this.rows.find((row) => isWithin(date, row.from, row.due, row.previous === null)) ?? null
  }

  /** The row with these dates, or the one that took them in when rows were merged. */
  rowBetween({ from, due }: RowDates): PlanRow | null {
    return (
      this.rows.find((row) => row.from === from && row.due === due) ?? this.rows.find((row) => row.from <= from && row.due >= due) ?? null
    )
  }

  rowsDueFrom(due: IsoDate): PlanRow[] {
    return this.rows.filter((row) => row.due >= due)
  }

  get openRows(): PlanRow[] {
    return this.rows.filter((row) => !row.isFullyPaid)
  }

  /** Carries balances through the rows. Says whether any changed. */
  refreshBalances(): boolean {
    let isChanged = false
    for (const row of this.rows) isChanged = row.refreshBalances() || isChanged
    return isChanged
  }

  get dueInterestMinor(): number {
    return Math.max(
      0,
      this.#sum((row) => row.dueInterestMinor),
    )
  }

  /** Everything that became principal: disbursed and credited. */
  get duePrincipalMinor(): number {
    return Math.max(
      0,
      this.#sum((row) => row.addedPrincipalMinor),
    )
  }

  get creditedPrincipalMinor(): number {
    return Math.max(
      0,
      this.#sum((row) => row.creditedPrincipalMinor),
    )
  }

  get paidPrincipalMinor(): number {
    return Math.max(
      0,
      this.#sum((row) => row.paidPrincipalMinor),
    )
  }

  get paidInterestMinor(): number {
    return Math.max(
      0,
      this.#sum((row) => row.paidInterestMinor),
    )
  }

  get outstandingPrincipalMinor(): number {
    return Math.max(0, this.duePrincipalMinor - this.paidPrincipalMinor)
  }

  get totalDueMinor(): number {
    return this.#sum((row) => row.totalDueMinor)
  }

  get disbursedMinor(): number {
    return this.#sum((row) => row.spans.reduce((sum, span) => sum + span.disbursedMinor, 0))
  }

  #sum(amountOf: (row: PlanRow) => number): number {
    let sum = 0
    for (const row of this.rows) sum += amountOf(row)
    return sum
  }
}

/** After the start and up to the end; the start too where said. */
export function isWithin(date: IsoDate, from: IsoDate, to: IsoDate, includesStart: boolean): boolean {
  return date <= to && (includesStart ? date >= from : date > from)
}

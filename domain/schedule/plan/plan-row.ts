import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { roundToMultiple } from '#domain/money/rounding.ts'
import { addExactly, digitsAtScale, nineteen } from '#domain/rates/nineteen-digits.ts'
import { type InterestSpan, interestOfSpan, interestSpan } from './interest-span.ts'

export type RowTerms = { readonly interestMethod: 'declining_balance' | 'flat'; readonly amountMultipleMinor: number | null }

export type RowState = Pick<
  PlanRow,
  | 'from'
  | 'due'
  | 'spans'
  | 'paidPrincipalMinor'
  | 'paidInterestMinor'
  | 'interestAheadMinor'
  | 'fixedInterestMinor'
  | 'movedCreditMinor'
  | 'disbursedBeforeMinor'
  | 'isInterestMovedDown'
  | 'isReAged'
  | 'hasInterestGrace'
>

/**
 * One row of a repayment plan. The instalment is given; what it holds of interest and principal follows from the balances of its spans, from
 * what was paid, and from interest that found no room in the rows before. Derived amounts are computed once and again after a change of this
 * row or of one before it, which is why every change goes through a method.
 */
export class PlanRow {
  readonly terms: RowTerms
  from: IsoDate
  due: IsoDate
  spans: InterestSpan[]
  previous: PlanRow | null = null
  next: PlanRow | null = null
  instalmentMinor = 0
  originalInstalmentMinor = 0
  paidPrincipalMinor = 0
  paidInterestMinor = 0
  /** Interest of later rows that this row collects already, because it is the last unpaid one; below zero, interest of its own that was paid in them. */
  interestAheadMinor = 0
  /** Interest that was fixed by re-ageing or re-amortising and no longer follows the balance. */
  fixedInterestMinor = 0
  /** Credits that a re-ageing moved to other rows. */
  movedCreditMinor = 0
  /** Principal disbursed before this row began: the base of flat interest. */
  disbursedBeforeMinor = 0
  isInterestMovedDown = false
  isReAged = false
  /** The row that keeps what was paid early when a loan is re-aged. */
  holdsEarlyRepayment = false
  hasInterestGrace = false
  #isKnown = false
  #earnedInterestMinor = 0
  #dueInterestMinor = 0
  #carriedInterestMinor = 0

  constructor(terms: RowTerms, from: IsoDate, due: IsoDate, spans = [interestSpan(from, due)]) {
    this.terms = terms
    this.from = from
    this.due = due
    this.spans = spans
  }

  copy(previous: PlanRow | null): PlanRow {
    const spans = this.spans.map((span) => ({ ...span }))
    const copy = new PlanRow(this.terms, this.from, this.due, spans)
    copy.previous = previous
    // Field by field, as plans of hundreds of rows are copied for every trial; a test compares a copy with its row.
    copy.instalmentMinor = this.instalmentMinor
    copy.originalInstalmentMinor = this.originalInstalmentMinor
    copy.paidPrincipalMinor = this.paidPrincipalMinor
    copy.paidInterestMinor = this.paidInterestMinor
    copy.interestAheadMinor = this.interestAheadMinor
    copy.fixedInterestMinor = this.fixedInterestMinor
    copy.movedCreditMinor = this.movedCreditMinor
    copy.disbursedBeforeMinor = this.disbursedBeforeMinor
    copy.isInterestMovedDown = this.isInterestMovedDown
    copy.isReAged = this.isReAged
    copy.holdsEarlyRepayment = this.holdsEarlyRepayment
    copy.hasInterestGrace = this.hasInterestGrace
    copy.#isKnown = this.#isKnown
    copy.#earnedInterestMinor = this.#earnedInterestMinor
    copy.#dueInterestMinor = this.#dueInterestMinor
    copy.#carriedInterestMinor = this.#carriedInterestMinor
    if (previous !== null) previous.next = copy
    return copy
  }

  /** Forgets what was derived, here and in all later rows. */
  changed(): void {
    this.#isKnown = false
    for (let row = this.next; row !== null && row.#isKnown; row = row.next) row.#isKnown = false
  }

  setInstalment(amountMinor: number): void {
    if (amountMinor === this.instalmentMinor) return
    this.instalmentMinor = amountMinor
    this.changed()
  }

  update(changes: Partial<RowState>): void {
    Object.assign(this, changes)
    this.changed()
  }

  get firstSpan(): InterestSpan {
    return this.spans[0]!
  }

  get lastSpan(): InterestSpan {
    return this.spans.at(-1)!
  }

  /** Interest of the row with what the row before had no room for; below zero where rows before collected more ahead than was earned since. */
  get earnedInterestMinor(): number {
    this.#derive()
    return this.#earnedInterestMinor
  }

  /** All interest that the row should hold. */
  get calculatedInterestMinor(): number {
    return Math.max(0, this.earnedInterestMinor)
  }

  /** Interest that the row does hold: no more than its instalment, no less than was paid. */
  get dueInterestMinor(): number {
    this.#derive()
    return this.#dueInterestMinor
  }

  get unrecognizedInterestMinor(): number {
    this.#derive()
    return Math.max(0, this.#earnedInterestMinor - this.#dueInterestMinor)
  }

  /** Interest that was paid and that neither this row nor one before it earned. */
  get unearnedInterestMinor(): number {
    this.#derive()
    return Math.max(0, this.#dueInterestMinor - this.#earnedInterestMinor)
  }

  get duePrincipalMinor(): number {
    return Math.max(this.totalDueMinor - this.dueInterestMinor, 0, this.paidPrincipalMinor)
  }

  /** Instalment, credits and interest collected ahead: what the row asks for. */
  get totalDueMinor(): number {
    return this.instalmentMinor + this.creditedMinor + this.interestAheadMinor
  }

  /** The instalment with which the row asks for so much: credits and what it collects ahead come on top. */
  instalmentFor(askedMinor: number): number {
    return askedMinor - this.creditedMinor - this.interestAheadMinor
  }

  get creditedPrincipalMinor(): number {
    return Math.max(0, creditedPrincipalIn(this.spans))
  }

  get creditedInterestMinor(): number {
    return Math.max(0, creditedInterestIn(this.spans))
  }

  get creditedMinor(): number {
    return this.creditedPrincipalMinor + this.creditedInterestMinor - this.movedCreditMinor
  }

  /** What this row added to the principal of the loan: disbursements and credited principal. */
  get addedPrincipalMinor(): number {
    return disbursedIn(this.spans) + creditedPrincipalIn(this.spans)
  }

  get paidMinor(): number {
    return this.paidPrincipalMinor + this.paidInterestMinor
  }

  /** How much of what was collected ahead is paid: what was paid beyond the interest of the row itself. */
  get paidAheadMinor(): number {
    const ownMinor = this.calculatedInterestMinor - this.interestAheadMinor
    return Math.max(0, Math.min(this.interestAheadMinor, this.paidInterestMinor - ownMinor))
  }

  get isFullyPaid(): boolean {
    return this.totalDueMinor === this.paidMinor
  }

  get outstandingPrincipalMinor(): number {
    return Math.max(0, this.duePrincipalMinor - this.paidPrincipalMinor)
  }

  get outstandingInterestMinor(): number {
    return Math.max(0, this.dueInterestMinor - this.paidInterestMinor)
  }

  /** Balance of the loan after this row. */
  get closingBalanceMinor(): number {
    const last = this.lastSpan
    const balance = last.balanceMinor + last.correctionMinor + last.disbursedMinor
    return Math.max(0, balance + this.paidPrincipalMinor - this.duePrincipalMinor)
  }

  /** Balance that the instalments from this row on have to repay. */
  get balanceToAmortizeMinor(): number {
    return (this.previous?.closingBalanceMinor ?? 0) + disbursedIn(this.spans)
  }

  /** Disbursed before a span of this row began, for flat interest. */
  disbursedBefore(until: InterestSpan | null): number {
    let total = this.disbursedBeforeMinor
    for (const span of this.spans) {
      if (span === until) break
      if (span.to !== this.from) total += span.disbursedMinor
    }
    return total
  }

  /** Carries balances through the spans: what a span notes counts from the next one on. Says whether any changed. */
  refreshBalances(): boolean {
    if (this.spans.length === 0) return false
    let isChanged = false
    let before: number | null = null
    if (this.previous !== null) {
      const { lastSpan, duePrincipalMinor, paidPrincipalMinor } = this.previous
      before = lastSpan.balanceMinor + lastSpan.disbursedMinor + lastSpan.correctionMinor - duePrincipalMinor + paidPrincipalMinor
    }
    for (const span of this.spans) {
      const balanceMinor = before === null ? span.balanceMinor : Math.max(0, before)
      isChanged ||= span.balanceMinor !== balanceMinor
      span.balanceMinor = balanceMinor
      before = balanceMinor + span.correctionMinor + span.disbursedMinor
    }
    if (isChanged) this.changed()
    return isChanged
  }

  #derive(): void {
    if (this.#isKnown) return
    // From the last known row forward: a chain of hundreds of rows must not become a recursion.
    const unknown: PlanRow[] = []
    for (let row = this.previous; row !== null && !row.#isKnown; row = row.previous) unknown.push(row)
    while (unknown.length > 0) unknown.pop()!.#deriveFromPrevious()
    this.#deriveFromPrevious()
  }

  #deriveFromPrevious(): void {
    const own = this.isInterestMovedDown ? 0 : this.#interestOfSpans()
    const carried = this.previous === null ? 0 : this.previous.#carriedInterestMinor
    const earned = own + this.fixedInterestMinor + this.interestAheadMinor + carried
    this.#earnedInterestMinor = earned
    this.#dueInterestMinor = this.#dueInterestOutOf(Math.max(0, earned))
    // What found no room here goes into the next row; below zero, what was collected or paid too early is left out there.
    const left = earned - this.#dueInterestMinor
    // Interest that was moved down is asked for elsewhere, whatever was paid of it here.
    this.#carriedInterestMinor = (this.isInterestMovedDown ? Math.max(0, left) : left) - this.interestAheadMinor
    this.#isKnown = true
  }

  #dueInterestOutOf(calculated: number): number {
    if (this.hasInterestGrace) return this.paidInterestMinor
    const total = this.totalDueMinor
    const calculatedPrincipal = Math.max(0, total - calculated)
    const due = this.paidPrincipalMinor > calculatedPrincipal ? this.paidInterestMinor : Math.min(calculated, total)
    return Math.max(due, this.paidInterestMinor)
  }

  #interestOfSpans(): number {
    if (this.spans.length === 1) {
      const quick = this.#interestOfOneSpan(this.firstSpan)
      if (quick !== null) return this.#toMultiple(quick)
    }
    let sum = nineteen(0)
    for (const span of this.spans) {
      const interest =
        span.isPaused || this.isReAged
          ? nineteen(span.creditedInterestMinor)
          : interestOfSpan(span, this.#baseOf(span), daysBetween(span.from, span.to), daysBetween(span.from, this.due))
      sum = addExactly(sum, interest)
    }
    return this.#toMultiple(Number(digitsAtScale(sum, 0)))
  }

  /**
   * Nearly always a double says how to round: interest below 10^10 minor units is off by less than 10^-5 in it, the roundings of 19 digits on
   * the way by less. Only next to half a cent, or beyond that size, are those roundings followed.
   */
  #interestOfOneSpan(span: InterestSpan): number | null {
    if (span.isPaused || this.isReAged || span.to !== this.due || span.creditedInterestMinor !== 0) return null
    if (span.from === span.to) return 0
    const interest = this.#baseOf(span) * span.quickFactorTillDue
    const whole = Math.floor(interest)
    const beyond = interest - whole
    if (!(interest < 1e10) || Math.abs(beyond - 0.5) < 1e-4) return null
    return beyond > 0.5 ? whole + 1 : whole
  }

  #baseOf(span: InterestSpan): number {
    return this.terms.interestMethod === 'flat' ? this.disbursedBefore(span) : span.balanceMinor
  }

  #toMultiple(amountMinor: number): number {
    return toAmountMultiple(amountMinor, this.terms.amountMultipleMinor)
  }
}

/** Amounts of currencies without small coins are kept to multiples, rounded half-even. */
export function toAmountMultiple(amountMinor: number, multipleMinor: number | null): number {
  if (multipleMinor === null || amountMinor <= 0) return amountMinor
  return roundToMultiple(parseMinor(amountMinor), multipleMinor, 'half_even')
}

// One function a field: a field that is named at run time is looked up far slower, and these sums are the most frequent of all.

function disbursedIn(spans: readonly InterestSpan[]): number {
  let sum = 0
  for (const span of spans) sum += span.disbursedMinor
  return sum
}

function creditedPrincipalIn(spans: readonly InterestSpan[]): number {
  let sum = 0
  for (const span of spans) sum += span.creditedPrincipalMinor
  return sum
}

function creditedInterestIn(spans: readonly InterestSpan[]): number {
  let sum = 0
  for (const span of spans) sum += span.creditedInterestMinor
  return sum
}

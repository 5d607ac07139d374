import { periodInterestTill } from '#domain/schedule/plan/till-date.ts'
import { shareByDays } from './accrue-until-end.ts'
import type { PlannedBook } from './loan-book.ts'
import { recalculatesInterest } from './loan-terms.ts'
import { isLending, type LoanTransaction } from './loan-transaction.ts'

/**
 * A charge-off after which no interest is earned: the instalments ask for the same amounts, but what was interest becomes principal, and the
 * last ones shrink by what that repays too much.
 */
export function stopInterestAtChargeOff(book: PlannedBook, { on }: LoanTransaction): void {
  const byPlan = recalculatesInterest(book)
  for (const instalment of book.instalments) {
    if (instalment.from > on || instalment.due <= on) continue
    const open = instalment.outstanding('interest')
    const earned = byPlan
      ? periodInterestTill(book.plan, instalment, on, { withCredits: true, fixedByDays: false })
      : shareByDays(open, instalment, on)
    if (open <= 0 && (!byPlan || earned <= 0)) continue
    const before = byPlan ? instalment.charged.interest : open
    instalment.charged.principal += before - earned
    instalment.charged.interest = earned
  }
  if (byPlan) book.isChargedOff = true
  const keepsReAged = book.done.some(
    ({ type, on: day, reAge }) => type === 're_age' && day <= on && reAge !== null && reAge.equalInterest !== null,
  )
  for (const instalment of book.instalments) {
    const open = instalment.outstanding('interest')
    if (instalment.from <= on || instalment.isMet || open <= 0 || (instalment.isReAged && keepsReAged)) continue
    instalment.charged.principal += open
    instalment.charged.interest -= open
  }
  trimLastInstalments(book, on)
}

function trimLastInstalments(book: PlannedBook, on: LoanTransaction['on']): void {
  const regular = book.instalments.filter((instalment) => !instalment.isAdditional)
  const disbursed = book.done
    .filter(({ type, isReversed }) => isLending(type) && !isReversed)
    .reduce((sum, one) => sum + one.amountMinor, 0)
  const credited = regular.reduce((sum, instalment) => sum + instalment.credited.principal, 0)
  let difference = disbursed + credited - regular.reduce((sum, instalment) => sum + instalment.charged.principal, 0)
  for (const instalment of book.instalments.slice(1).toReversed()) {
    if (difference === 0) return
    if (instalment.isAdditional || instalment.isMet) continue
    const before = instalment.charged.principal
    instalment.charged.principal = Math.max(0, before + difference)
    if (!instalment.isMet) instalment.checkMet(on)
    difference = Math.abs(difference) <= before ? 0 : difference < 0 ? difference + before : difference - before
  }
}

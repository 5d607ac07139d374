import { datePartsOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { withSeedDay } from '../due-dates.ts'
import { setAllInterestFactors } from './interest-factors.ts'
import { settleLastInstalment } from './last-instalment.ts'
import { RepaymentPlan } from './repayment-plan.ts'
import { addUnits } from './whole-periods.ts'

/** Appends the rows that a tranche of a full term needs beyond the last one, in the rhythm of the loan. */
export function extendForTranche(plan: RepaymentPlan, on: IsoDate): void {
  const { numberOfRepayments, repaymentEvery, repaymentUnit } = plan.terms
  const missing = numberOfRepayments - plan.rows.filter((row) => row.due > on).length
  for (let index = 0; index < missing; index += 1) {
    const from = plan.lastRow.due
    const due = addUnits(from, repaymentEvery, repaymentUnit)
    plan.append(from, repaymentUnit === 'months' ? withSeedDay(due, datePartsOf(plan.startsOn).day) : due)
  }
}

/** The rows of a tranche from this due date on as those of a loan of its own, with nothing disbursed yet. */
export function planOfTranche(plan: RepaymentPlan, due: IsoDate): RepaymentPlan {
  const rows = plan.rowsDueFrom(due).slice(0, plan.terms.numberOfRepayments)
  const own = new RepaymentPlan(
    plan.terms,
    rows.map((row) => ({ from: row.from, due: row.due })),
  )
  own.rates = [...plan.rates]
  return own
}

/** The instalments of the tranche, solved as those of a loan of its own, come on top of those that are there. */
export function addTranche(plan: RepaymentPlan, tranche: RepaymentPlan, due: IsoDate): void {
  for (const [index, row] of plan.rowsDueFrom(due).slice(0, tranche.rows.length).entries()) {
    row.setInstalment(row.instalmentMinor + tranche.rows[index]!.instalmentMinor)
    row.originalInstalmentMinor = row.instalmentMinor
  }
  setAllInterestFactors(plan, plan.rowsDueFrom(due))
  settleLastInstalment(plan)
}

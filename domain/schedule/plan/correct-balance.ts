import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { changeBalance } from './change-balance.ts'
import { setInterestFactors } from './interest-factors.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

/** Interest from a day on is earned on another balance: principal was paid early, or is overdue. */
export function correctBalance(plan: RepaymentPlan, on: IsoDate, amountMinor: number): void {
  const row = changeBalance(plan, on, { correctionMinor: amountMinor })
  if (row === null) return
  setInterestFactors(plan, row)
  settleLastInstalment(plan)
}

/** The same for overdue principal, noted so that it can be undone on a trial. */
export function correctOverdueBalance(plan: RepaymentPlan, on: IsoDate, amountMinor: number): void {
  const row = changeBalance(plan, on, { correctionMinor: amountMinor })
  if (row === null) return
  plan.overdueCorrections.push({ on, amountMinor, rowDue: row.due })
  setInterestFactors(plan, row)
  settleLastInstalment(plan)
}

import { AppError } from '#domain/errors.ts'
import { brazil } from './brazil.ts'
import type { Calculation, CalculationResult } from './calculation.ts'
import { canada } from './canada.ts'
import { dayCounts } from './daycount.ts'
import { euDisclosures } from './disclosure-eu.ts'
import { usDisclosures } from './disclosure-us.ts'
import { fixedDeposits } from './fixed-deposit.ts'
import { identity } from './identity.ts'
import { india } from './india.ts'
import { loanSchedules } from './loan-schedule.ts'
import { loanTimeline } from './loan-timeline.ts'
import { usMortgages } from './mortgage-us.ts'

/** Every kind of calculation, in the order of the documentation. */
export const calculations: readonly Calculation[] = [
  ...usDisclosures,
  ...euDisclosures,
  ...brazil,
  ...usMortgages,
  ...dayCounts,
  ...canada,
  ...india,
  ...loanSchedules,
  loanTimeline,
  ...fixedDeposits,
  ...identity,
]

const byKind: ReadonlyMap<string, Calculation> = new Map(calculations.map((one) => [one.kind, one]))

/** Answers one calculation. Example: `calculate('apy', { principal: '1000', interest: '5.25', days: 30 })`. */
export function calculate(kind: string, inputs: unknown): CalculationResult {
  const calculation = byKind.get(kind)
  if (calculation === undefined) throw new AppError('CALCULATION_UNKNOWN', { field: 'kind' })
  return calculation.calculate(inputs)
}

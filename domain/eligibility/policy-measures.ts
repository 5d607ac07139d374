import { Decimal } from '../rates/decimal.ts'
import type { Product } from '../product/product.ts'
import type { ApplicationFacts, DeclineReason, ReferralReason } from './decide-application.ts'
import type { ProvenIncome } from './income-used.ts'

type Policy = Product['policy']
export type PolicyReason = DeclineReason | ReferralReason

/** A number as it is meant: years, a count, points of a score, minor units, a percentage as decimal text, or a code. */
export type Measure =
  | { unit: 'years' | 'count' | 'points' | 'minor'; value: number }
  | { unit: 'percent'; value: string }
  | { unit: 'code'; value: string }

/** What the policy measured for a reason, and the limit that it held it against. `measured` is null where nothing was there to measure; where no income was to be proven, there is no such line. */
export type PolicyMeasure = {
  reason: PolicyReason
  measured: Measure | null
  limit: { is: 'at_least' | 'at_most' | 'one_of'; measure: Measure }
}

type Measured = (facts: ApplicationFacts, policy: Policy) => Omit<PolicyMeasure, 'reason'>

const measures: Readonly<Record<PolicyReason, Measured>> = {
  under_age: (facts, policy) => atLeast(years(facts.ageYears), years(policy.minimumAgeYears)),
  over_age: (facts, policy) => atMost(years(facts.ageAtLastInstalmentYears), years(policy.maximumAgeYears)),
  not_resident: (facts, policy) => oneOf(facts.residence, policy.residence),
  tax_registration_irregular: (facts, policy) => oneOf(facts.taxStanding, policy.taxStandings),
  open_defaults: ({ bureau }, policy) =>
    atMost(bureau.outcome === 'hit' ? count(bureau.openDefaults) : null, count(policy.maximumOpenDefaults)),
  credit_history: ({ bureau }, policy) => atLeast(scoreOf(bureau), points(policy.score.declineBelow)),
  income_insufficient: (facts, policy) => atLeast(minor(facts.monthlyIncomeMinor), minor(policy.minimumIncomeMinor)),
  payment_too_high_for_income: (facts, policy) =>
    atMost(shareOf(facts.instalmentMinor, facts.monthlyIncomeMinor), percent(policy.maximumPaymentToIncomePercent)),
  obligations_too_high_for_income: (facts, policy) =>
    atMost(
      facts.bureau.outcome === 'hit'
        ? shareOf(facts.instalmentMinor + facts.bureau.monthlyObligationsMinor, facts.monthlyIncomeMinor)
        : null,
      percent(policy.maximumObligationsToIncomePercent),
    ),
  high_risk: (facts) => oneOf(facts.riskTier, ['low']),
  credit_file_frozen: ({ bureau }) => oneOf(bureau.outcome, ['hit', 'no_hit', 'not_asked']),
  no_credit_file: ({ bureau }) => oneOf(bureau.outcome, ['hit', 'frozen']),
  income_below_declared: ({ provenIncome }, { incomeShortfall }) =>
    atMost(provenIncome ? shortfallOf(provenIncome) : null, percent(incomeShortfall?.referredAbovePercent ?? '100')),
  score_needs_judgement: ({ bureau }, policy) => atLeast(scoreOf(bureau), points(policy.score.approveFrom)),
  amount_above_automatic: (facts, policy) => atMost(minor(facts.requestedMinor), minor(policy.automaticUpToMinor)),
}

/**
 * The facts of an application beside the limits of the policy, reason by reason in the policy's order of precedence: what an underwriter reads
 * before deciding. Example: an instalment of 450.00 on an income of 3,000.00 is 15.0% of at most 30%.
 */
export function measurePolicy(facts: ApplicationFacts, policy: Policy): PolicyMeasure[] {
  return (Object.entries(measures) as [PolicyReason, Measured][])
    .filter(([reason]) => reason !== 'income_below_declared' || facts.provenIncome !== undefined)
    .map(([reason, measure]) => ({ reason, ...measure(facts, policy) }))
}

function atLeast(measured: Measure | null, limit: Measure): Omit<PolicyMeasure, 'reason'> {
  return { measured, limit: { is: 'at_least', measure: limit } }
}

function atMost(measured: Measure | null, limit: Measure): Omit<PolicyMeasure, 'reason'> {
  return { measured, limit: { is: 'at_most', measure: limit } }
}

function oneOf(measured: string, allowed: readonly string[]): Omit<PolicyMeasure, 'reason'> {
  return { measured: code(measured), limit: { is: 'one_of', measure: code(allowed.join(',')) } }
}

function scoreOf(bureau: ApplicationFacts['bureau']): Measure | null {
  return bureau.outcome === 'hit' ? points(bureau.score) : null
}

function shortfallOf({ declaredMinor, provenMinor }: ProvenIncome): Measure | null {
  return shareOf(Math.max(0, declaredMinor - provenMinor), declaredMinor)
}

/** To one decimal, upwards: a share that exceeds its limit by a hair must not look as if it met it. */
function shareOf(partMinor: number, wholeMinor: number): Measure | null {
  if (wholeMinor <= 0) return null
  return percent(new Decimal(partMinor).times(100).div(wholeMinor).toDecimalPlaces(1, Decimal.ROUND_UP).toFixed(1))
}

function years(value: number): Measure {
  return { unit: 'years', value }
}

function count(value: number): Measure {
  return { unit: 'count', value }
}

function points(value: number): Measure {
  return { unit: 'points', value }
}

function minor(value: number): Measure {
  return { unit: 'minor', value }
}

function percent(value: string): Measure {
  return { unit: 'percent', value }
}

function code(value: string): Measure {
  return { unit: 'code', value }
}

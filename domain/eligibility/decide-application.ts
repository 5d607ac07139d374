import type { Product } from '../product/product.ts'
import { exceedsPercent } from './exceeds-percent.ts'
import type { ProvenIncome } from './income-used.ts'

export type BureauFacts =
  | { outcome: 'hit'; score: number; monthlyObligationsMinor: number; openDefaults: number }
  | { outcome: 'no_hit' }
  | { outcome: 'frozen' }
  /** The step was skipped by two people. */
  | { outcome: 'not_asked' }

/** What the policy looks at: no names, no numbers of documents. Amounts in minor units of the product's currency. */
export type ApplicationFacts = {
  ageYears: number
  ageAtLastInstalmentYears: number
  /** ISO 3166 alpha-2. */
  residence: string
  taxStanding: 'regular' | 'pending_regularisation'
  riskTier: 'low' | 'high'
  /** The figure that counts; where papers prove the income, `provenIncome` has both and says which this is. */
  monthlyIncomeMinor: number
  provenIncome?: ProvenIncome
  requestedMinor: number
  instalmentMinor: number
  bureau: BureauFacts
}

export type PolicyDecision =
  | { outcome: 'approved' }
  | { outcome: 'declined'; reasons: DeclineReason[] }
  | { outcome: 'referred'; reasons: ReferralReason[] }

export type DeclineReason = (typeof declineRules)[number]['reason']
export type ReferralReason = (typeof referralRules)[number]['reason']

type Rule = { reason: string; applies: (facts: ApplicationFacts, policy: Product['policy']) => boolean }

/** In order of precedence: the first reasons are the ones that the applicant is told. */
const declineRules = [
  { reason: 'under_age', applies: (facts, policy) => facts.ageYears < policy.minimumAgeYears },
  { reason: 'over_age', applies: (facts, policy) => facts.ageAtLastInstalmentYears > policy.maximumAgeYears },
  { reason: 'not_resident', applies: (facts, policy) => !policy.residence.includes(facts.residence) },
  { reason: 'tax_registration_irregular', applies: (facts, policy) => !policy.taxStandings.includes(facts.taxStanding) },
  {
    reason: 'open_defaults',
    applies: ({ bureau }, policy) => bureau.outcome === 'hit' && bureau.openDefaults > policy.maximumOpenDefaults,
  },
  { reason: 'credit_history', applies: ({ bureau }, policy) => bureau.outcome === 'hit' && bureau.score < policy.score.declineBelow },
  { reason: 'income_insufficient', applies: (facts, policy) => facts.monthlyIncomeMinor < policy.minimumIncomeMinor },
  {
    reason: 'payment_too_high_for_income',
    applies: (facts, policy) => exceedsPercent(facts.instalmentMinor, facts.monthlyIncomeMinor, policy.maximumPaymentToIncomePercent),
  },
  {
    reason: 'obligations_too_high_for_income',
    applies: (facts, policy) =>
      facts.bureau.outcome === 'hit' &&
      exceedsPercent(
        facts.instalmentMinor + facts.bureau.monthlyObligationsMinor,
        facts.monthlyIncomeMinor,
        policy.maximumObligationsToIncomePercent,
      ),
  },
] as const satisfies readonly Rule[]

/** What the policy leaves to an underwriter, in order of precedence. */
const referralRules = [
  { reason: 'high_risk', applies: (facts) => facts.riskTier === 'high' },
  { reason: 'credit_file_frozen', applies: ({ bureau }) => bureau.outcome === 'frozen' },
  { reason: 'no_credit_file', applies: ({ bureau }) => bureau.outcome === 'no_hit' || bureau.outcome === 'not_asked' },
  {
    reason: 'income_below_declared',
    applies: ({ provenIncome }, { incomeShortfall }) =>
      provenIncome !== undefined &&
      incomeShortfall !== undefined &&
      exceedsPercent(
        Math.max(0, provenIncome.declaredMinor - provenIncome.provenMinor),
        provenIncome.declaredMinor,
        incomeShortfall.referredAbovePercent,
      ),
  },
  { reason: 'score_needs_judgement', applies: ({ bureau }, policy) => bureau.outcome === 'hit' && bureau.score < policy.score.approveFrom },
  { reason: 'amount_above_automatic', applies: (facts, policy) => facts.requestedMinor > policy.automaticUpToMinor },
] as const satisfies readonly Rule[]

export const referralReasons: readonly string[] = referralRules.map((rule) => rule.reason)

/**
 * The lender's policy as a pure rule: any reason to decline declines, else any reason to refer refers, else approved.
 * Reasons come in order of precedence. Example: a 17-year-old with a poor score is declined for `under_age`, then `credit_history`.
 */
export function decideApplication(facts: ApplicationFacts, policy: Product['policy']): PolicyDecision {
  const declines = declineRules.filter((rule) => rule.applies(facts, policy)).map((rule) => rule.reason)
  if (declines.length > 0) return { outcome: 'declined', reasons: declines }
  const referrals = referralRules.filter((rule) => rule.applies(facts, policy)).map((rule) => rule.reason)
  return referrals.length > 0 ? { outcome: 'referred', reasons: referrals } : { outcome: 'approved' }
}

import type { PolicyReason } from '../eligibility/policy-measures.ts'

const names: Readonly<Record<PolicyReason, string>> = {
  under_age: 'Age',
  over_age: 'Age at the last instalment',
  not_resident: 'Residence',
  tax_registration_irregular: 'Tax standing',
  open_defaults: 'Open defaults',
  credit_history: 'Score, for any loan',
  income_insufficient: 'Monthly income',
  payment_too_high_for_income: 'Instalment, of the income',
  obligations_too_high_for_income: 'All obligations, of the income',
  high_risk: 'Risk of money laundering',
  credit_file_frozen: 'Credit file, frozen or not',
  no_credit_file: 'Credit file, there or not',
  income_below_declared: 'Proven income, below the declared one by',
  score_needs_judgement: 'Score, for automatic approval',
  amount_above_automatic: 'Amount, for automatic approval',
}

/** What the policy measures, named without a verdict: the reason is only given where the limit is not met. */
export function policyMeasureForStaff(reason: PolicyReason): string {
  return names[reason]
}

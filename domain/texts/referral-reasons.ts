import type { ReferralReason } from '../eligibility/decide-application.ts'

const reasons: Readonly<Record<ReferralReason, string>> = {
  high_risk: 'High risk of money laundering',
  credit_file_frozen: 'Credit file is frozen by the person',
  no_credit_file: 'No credit file at the bureau',
  income_below_declared: 'Proven income far below the declared one',
  score_needs_judgement: 'Score between decline and approval',
  amount_above_automatic: 'Amount above automatic approval',
}

/** Why the policy left a decision to an underwriter. */
export function referralReasonForStaff(code: string): string {
  return Object.hasOwn(reasons, code) ? reasons[code as ReferralReason] : code.replaceAll('_', ' ')
}

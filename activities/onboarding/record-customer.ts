import type { RiskTier } from '#domain/eligibility/rate-risk.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function recordCustomer(
  _deps: ActivityDeps,
  _input: { caseId: string; riskTier?: RiskTier },
  _running: Running,
): Promise<void> {
  throw new Error('being written')
}

import type { BureauFacts, PolicyDecision } from '#domain/eligibility/decide-application.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function decideByPolicy(
  _deps: ActivityDeps,
  _input: {
    caseId: string
    taxStanding: 'regular' | 'pending_regularisation'
    riskTier: 'low' | 'high'
    bureau: BureauFacts
    requested: { amountMinor: number; termMonths: number }
  },
  _running: Running,
): Promise<PolicyDecision> {
  throw new Error('being written')
}

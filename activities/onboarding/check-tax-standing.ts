import type { TaxStanding } from '#integrations/tax/tax-authority.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export type TaxCheck = {
  outcome: 'found' | 'no_match' | 'minor'
  standing?: TaxStanding
  nameAgrees: boolean
  partial: boolean
}

export async function checkTaxStanding(
  _deps: ActivityDeps,
  _input: { caseId: string; provider: string; attempt: number },
  _running: Running,
): Promise<TaxCheck> {
  throw new Error('being written')
}

import { rateRisk, type RiskTier } from '#domain/eligibility/rate-risk.ts'
import type { CaseFile } from '../case/case-file.ts'
import { decideHere } from '../case/decide-here.ts'
import type { ListedAs } from './screened.ts'

/** The tier decides how closely the customer is looked at later. */
export async function riskRated(
  file: CaseFile,
  known: { standing: 'regular' | 'pending_regularisation'; listed: ListedAs },
): Promise<RiskTier> {
  const rating = rateRisk({ politicallyExposed: known.listed === 'acknowledged', taxPending: known.standing === 'pending_regularisation' })
  await decideHere(file, 'riskRating', { tier: rating.tier, factors: rating.factors })
  return rating.tier
}

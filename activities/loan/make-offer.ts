import type { DecidedTerms } from '#domain/case/order.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export type MadeOffer = { offerId: string; instalmentMinor: number; cetAnnualPercent: string; totalPaidMinor: number }

export async function makeOffer(
  _deps: ActivityDeps,
  _input: { caseId: string; terms: DecidedTerms; standsUntil: string },
  _running: Running,
): Promise<MadeOffer> {
  throw new Error('being written')
}

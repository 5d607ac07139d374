import { applyCorrectionOnce } from '#db/corrections/apply-correction.ts'
import type { ContentReference } from '#domain/case/order.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/** What staff corrected becomes what the person declared; searches find the new values only, and a changed contact is to be proven again. */
export async function applyCorrection(
  { store }: ActivityDeps,
  { caseId, correction }: { caseId: string; correction: ContentReference },
): Promise<void> {
  await applyCorrectionOnce(store, caseId, correction)
}

import { closeSigning } from '#db/contracts/close-signing.ts'
import { closeOffer } from '#db/offers/close-offer.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/**
 * Ends the time in which an applicant could accept or sign, in one statement of the record: who was in time counts, although the process
 * had not heard of it yet.
 */
export async function closeWindow(
  { store }: ActivityDeps,
  input: { caseId: string; window: 'offer' | 'signature' },
): Promise<{ closed: boolean }> {
  const close = { offer: closeOffer, signature: closeSigning }[input.window]
  return { closed: await close(store.db, input.caseId) }
}

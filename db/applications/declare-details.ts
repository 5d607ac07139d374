import type { PartyProfile } from '#domain/party/profile.ts'
import { enqueue } from '../delivery/enqueue.ts'
import { saveProfile } from '../parties/save-profile.ts'
import { inTransaction, type Store } from '../store.ts'

/** The applicant hands in what they declare of themselves; the process goes on with it. */
export async function declareDetails(
  store: Store,
  declared: { applicationId: string; partyId: string; onboardingCaseId: string; profile: PartyProfile },
): Promise<void> {
  await inTransaction(store, async (tx) => {
    await saveProfile(tx, declared.partyId, declared.profile)
    await tx.db('application').where({ id: declared.applicationId }).update({ declared_at: tx.db.fn.now() })
    await enqueue(tx.db, { kind: 'report_fact', caseId: declared.onboardingCaseId, payload: { subject: 'details' } })
  })
}

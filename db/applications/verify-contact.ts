import { enqueue } from '../delivery/enqueue.ts'
import { saveProfile } from '../parties/save-profile.ts'
import { inTransaction, type Store } from '../store.ts'
import type { CodeChannel } from './one-time-codes.ts'

/** Records that a phone or mailbox was proven to be the applicant's, and tells the process. */
export async function verifyContact(
  store: Store,
  proven: { partyId: string; onboardingCaseId: string; channel: CodeChannel; contact: string },
): Promise<void> {
  const kind = proven.channel === 'sms' ? 'phone' : 'email'
  await inTransaction(store, async (tx) => {
    await saveProfile(tx, proven.partyId, { [kind]: proven.contact })
    await tx.db('party_identifier').where({ party_id: proven.partyId, kind }).update({ verified_at: tx.db.fn.now() })
    await enqueue(tx.db, {
      kind: 'report_fact',
      caseId: proven.onboardingCaseId,
      payload: { subject: 'contact', facts: { channel: proven.channel } },
    })
  })
}

import { enqueue } from '../delivery/enqueue.ts'
import { inTransaction, type Store } from '../store.ts'
import type { OfferRow } from './find-offer.ts'

/** The applicant's answer to an open offer that still stands. Returns false for one that is answered, expired or replaced. */
export async function answerOffer(store: Store, offer: OfferRow, answer: 'accepted' | 'declined'): Promise<boolean> {
  return inTransaction(store, async ({ db }) => {
    const answered = await db('offer')
      .where({ id: offer.id, state: 'open' })
      .where('stands_until', '>', db.fn.now())
      .update({ state: answer, answered_at: db.fn.now() })
    if (answered === 0) return false
    await enqueue(db, { kind: 'report_fact', caseId: offer.caseId, payload: { subject: 'offer', reference: offer.id, facts: { answer } } })
    return true
  })
}

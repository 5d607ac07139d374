import { postEntry } from '#db/ledger/post-entry.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import { AppError } from '#domain/errors.ts'
import { linesOf } from '#domain/ledger/lines-of.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { commitmentKey } from './entry-keys.ts'
import { findSubject } from '../case-subject.ts'

/** An accepted offer binds the lender: its amount is committed off the balance sheet, once. */
export async function postCommitment(
  { store, accounting, businessDate }: ActivityDeps,
  { caseId, offerId }: { caseId: string; offerId: string },
): Promise<void> {
  const [{ product }, offer] = await Promise.all([findSubject(store, caseId), findOffer(store.db, offerId)])
  if (offer?.caseId !== caseId) throw new AppError('OFFER_NOT_FOUND')
  if (offer.state !== 'accepted') throw new AppError('OFFER_NOT_ACCEPTED', { state: offer.state })
  const holder = { product: product.code, currency: offer.currency, caseId }
  await postEntry(store.db, {
    idempotencyKey: commitmentKey(offerId),
    kind: 'commitment',
    effectiveOn: businessDate(),
    bookedOn: businessDate(),
    reference: { actor: 'system', caseId },
    lines: linesOf(accounting, holder, { transaction: 'commitment', portionsMinor: { amount: offer.amountMinor } }),
  })
}

import { postEntry } from '#db/ledger/post-entry.ts'
import { committedOffer } from '#db/offers/committed-offer.ts'
import { linesOf } from '#domain/ledger/lines-of.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { commitmentReleaseKey } from './entry-keys.ts'

/** The lender is no longer bound: what was committed is released, once. Nothing committed, nothing released. */
export async function releaseCommitment({ store, accounting, businessDate }: ActivityDeps, { caseId }: { caseId: string }): Promise<void> {
  const [{ product }, committed] = await Promise.all([findSubject(store, caseId), committedOffer(store.db, caseId)])
  if (committed === undefined) return
  await postEntry(store.db, {
    idempotencyKey: commitmentReleaseKey(committed.offerId),
    kind: 'commitment_release',
    effectiveOn: businessDate(),
    bookedOn: businessDate(),
    reference: { actor: 'system', caseId },
    lines: linesOf(
      accounting,
      { product: product.code, currency: committed.currency, caseId },
      { transaction: 'commitment_release', portionsMinor: { amount: committed.amountMinor } },
    ),
  })
}

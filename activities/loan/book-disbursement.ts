import { addContractEvent, findContractEvent, lockContract } from '#db/contracts/contract-events.ts'
import type { ContractRow } from '#db/contracts/find-contract.ts'
import { moveContract } from '#db/contracts/move-contract.ts'
import { saveSchedule } from '#db/contracts/save-schedule.ts'
import { postEntry } from '#db/ledger/post-entry.ts'
import { findOffer, type OfferRow } from '#db/offers/find-offer.ts'
import { latestPayout, type StoredPayout } from '#db/payouts/payout-row.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { localDate } from '#domain/calendar/local-date.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { Accounting } from '#domain/ledger/accounting.ts'
import type { EntryLine } from '#domain/ledger/ledger-entry.ts'
import { linesOf } from '#domain/ledger/lines-of.ts'
import { payoutDifference } from '#domain/offer/payout-difference.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { contractOf } from './contract-of.ts'
import { disbursementKey } from './entry-keys.ts'

/** `amountMinor` is the principal of the loan. */
export type BookedDisbursement = { journalEntryId: string; amountMinor: number }

/**
 * The settled pay-out becomes the loan, all of it or nothing: one journal entry with the receivable, the tax, the fee, the money that left and
 * the end of the commitment; the instalments as they were signed; the event; the contract active. It counts from the date on which the bank
 * settled. The same pay-out is booked once.
 */
export async function bookDisbursement(deps: ActivityDeps, input: { caseId: string; contractId: string }): Promise<BookedDisbursement> {
  const { store } = deps
  const [{ product }, contract] = await Promise.all([findSubject(store, input.caseId), contractOf(store, input)])
  const offer = await findOffer(store.db, contract.offerId)
  if (offer === undefined) throw new AppError('OFFER_NOT_FOUND')
  return inTransaction(store, async (tx) => {
    await lockContract(tx.db, contract.id)
    const payout = await latestPayout(tx.db, contract.id)
    if (payout === undefined) throw new AppError('PAYOUT_NOT_FOUND')
    const booked = await findContractEvent(tx.db, { contractId: contract.id, kind: 'disbursement', payoutSequence: payout.sequence })
    if (booked !== undefined) return { journalEntryId: booked.journalEntryId, amountMinor: booked.amountMinor }
    if (payout.state !== 'settled' || payout.settledAt === null) throw new AppError('PAYOUT_NOT_SETTLED', { state: payout.state })
    const paidOn = localDate(payout.settledAt.toISOString(), product.timeZone)
    return book(tx, deps, { contract, offer, payout, paidOn, productCode: product.code })
  })
}

type Disbursement = { contract: ContractRow; offer: OfferRow; payout: StoredPayout; paidOn: IsoDate; productCode: string }

async function book(tx: Store, { accounting, businessDate }: ActivityDeps, what: Disbursement): Promise<BookedDisbursement> {
  const { contract, offer, payout, paidOn } = what
  const { priced } = offer
  const { entryId } = await postEntry(tx.db, {
    idempotencyKey: disbursementKey(contract.id, payout.sequence),
    kind: 'disbursement',
    effectiveOn: paidOn,
    bookedOn: businessDate(),
    reference: { actor: 'system', caseId: contract.caseId, contractId: contract.id },
    lines: disbursementLines(accounting, what),
  })
  await addContractEvent(tx.db, {
    contractId: contract.id,
    kind: 'disbursement',
    effectiveOn: paidOn,
    amountMinor: priced.financedMinor,
    currency: priced.currency,
    facts: {
      payoutSequence: payout.sequence,
      netMinor: priced.netMinor,
      iofMinor: priced.iofMinor,
      feesMinor: priced.feesMinor,
      signedFor: priced.disbursedOn,
      ...payoutDifference(priced, paidOn),
    },
    journalEntryId: entryId,
  })
  await saveSchedule(tx.db, contract.id, priced.schedule)
  await moveContract(tx.db, contract.id, 'active', { disbursed_on: paidOn })
  return { journalEntryId: entryId, amountMinor: priced.financedMinor }
}

function disbursementLines(accounting: Accounting, { contract, offer, productCode }: Disbursement): EntryLine[] {
  const { netMinor, iofMinor, feesMinor } = offer.priced
  const holder = { product: productCode, currency: offer.currency, caseId: contract.caseId, contractId: contract.id }
  return linesOf(
    accounting,
    holder,
    { transaction: 'disbursement', portionsMinor: { net: netMinor, iof: iofMinor, fees: feesMinor } },
    { transaction: 'payout_settled', portionsMinor: { amount: netMinor } },
    { transaction: 'commitment_release', portionsMinor: { amount: offer.amountMinor } },
  )
}

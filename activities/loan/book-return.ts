import { addContractEvent, findContractEvent, lockContract } from '#db/contracts/contract-events.ts'
import type { ContractRow } from '#db/contracts/find-contract.ts'
import { moveContract } from '#db/contracts/move-contract.ts'
import { reverseEntry } from '#db/ledger/reverse-entry.ts'
import { latestPayout, type StoredPayout } from '#db/payouts/payout-row.ts'
import { recordPayoutState } from '#db/payouts/record-payout-state.ts'
import { inTransaction } from '#db/store.ts'
import { localDate } from '#domain/calendar/local-date.ts'
import { AppError } from '#domain/errors.ts'
import type { PayoutState } from '#integrations/payments/payments.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf } from './contract-of.ts'
import { disbursementReturnKey } from './entry-keys.ts'
import { type PartlyReturned, partlyReturned } from './payout-outcome.ts'

export type ReturnedPayout =
  | { outcome: 'not_returned' }
  | { outcome: 'returned'; code: string; journalEntryId: string }
  | ({ outcome: 'partly_returned' } & PartlyReturned)

/**
 * Asks the bank whether the money came back. If it did, the disbursement is reversed as of that day, never edited, and the contract is sealed
 * and unpaid again; the reversal restores the commitment. A return is booked once. Of a part nothing is booked: a person must see it.
 */
export async function bookReturn(
  deps: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<ReturnedPayout> {
  const { store, payments } = deps
  const contract = await contractOf(store, input)
  const payout = await latestPayout(store.db, contract.id)
  if (payout === undefined) throw new AppError('PAYOUT_NOT_FOUND')
  const state = await providerOf(payments, payout.provider).findPayout(payout.endToEndId, running)
  if (state?.status !== 'returned') return { outcome: 'not_returned' }
  const part = partlyReturned(payout, state)
  if (part !== undefined) return { outcome: 'partly_returned', ...part }
  const { product } = await findSubject(store, input.caseId)
  return reverse(deps, { contract, payout, state, timeZone: product.timeZone })
}

type Return = { contract: ContractRow; payout: StoredPayout; state: Extract<PayoutState, { status: 'returned' }>; timeZone: string }

async function reverse(
  { store, businessDate }: ActivityDeps,
  { contract, payout, state, timeZone }: Return,
): Promise<Extract<ReturnedPayout, { outcome: 'returned' }>> {
  const about = { contractId: contract.id, payoutSequence: payout.sequence }
  return inTransaction(store, async ({ db }) => {
    await lockContract(db, contract.id)
    const earlier = await findContractEvent(db, { ...about, kind: 'disbursement_returned' })
    if (earlier !== undefined) return { outcome: 'returned', code: state.code, journalEntryId: earlier.journalEntryId }
    const booked = await findContractEvent(db, { ...about, kind: 'disbursement' })
    if (booked === undefined) throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'active' })
    const returnedOn = localDate(state.returnedAt, timeZone)
    const { entryId } = await reverseEntry(db, {
      entryId: booked.journalEntryId,
      idempotencyKey: disbursementReturnKey(contract.id, payout.sequence),
      effectiveOn: returnedOn,
      bookedOn: businessDate(),
      reference: { actor: 'system' },
    })
    await addContractEvent(db, {
      contractId: contract.id,
      kind: 'disbursement_returned',
      effectiveOn: returnedOn,
      amountMinor: booked.amountMinor,
      currency: contract.currency,
      facts: { payoutSequence: payout.sequence, code: state.code },
      journalEntryId: entryId,
    })
    await recordPayoutState(db, payout.id, state)
    await moveContract(db, contract.id, 'sealed', { disbursed_on: null })
    return { outcome: 'returned', code: state.code, journalEntryId: entryId }
  })
}

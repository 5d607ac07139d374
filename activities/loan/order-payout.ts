import { randomInt } from 'node:crypto'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { fixPayout } from '#db/payouts/fix-payout.ts'
import type { StoredPayout } from '#db/payouts/payout-row.ts'
import { recordPayoutState } from '#db/payouts/record-payout-state.ts'
import type { ContractRow } from '#db/contracts/find-contract.ts'
import { AppError } from '#domain/errors.ts'
import { endToEndId } from '#domain/payments/end-to-end-id.ts'
import type { PayoutState } from '#integrations/payments/payments.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf, signedOffer } from './contract-of.ts'
import { type PayoutOutcome, recordOutcome } from './payout-outcome.ts'

/**
 * Orders the pay-out of a sealed contract. The bank is told one id for one pay-out, and asked about it before it is told again; another one
 * exists only after the bank finally refused the last or sent the money back. Until then it stays with the bank that it was fixed for, whatever
 * the step is switched to: nobody can know that the first one pays nothing.
 */
export async function orderPayout(
  deps: ActivityDeps,
  input: { caseId: string; contractId: string; attempt: number; provider?: string },
  running: Running,
): Promise<PayoutOutcome> {
  const { store, payments, ispb, clock } = deps
  const contract = await contractOf(store, input)
  if (contract.state !== 'sealed') throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'sealed' })
  const { netMinor: amountMinor, currency } = await signedOffer(store, contract)
  // What was under way before steps named their bank pays by Pix.
  const { provider = 'pix' } = input
  const { payout, isNew } = await fixPayout(store, { contractId: contract.id, amountMinor, currency, provider }, () =>
    endToEndId({ ispb, at: clock(), token: newToken() }),
  )
  const known = isNew ? undefined : await providerOf(payments, payout.provider).findPayout(payout.endToEndId, running)
  const state = known ?? (await create(deps, { contract, payout }, running))
  return recordOutcome(store.db, payout, state)
}

/** Transaction not supported, by ISO 20022. */
const notSupported = 'AG03'

/** The account and the tax number are those of the declaration as it stands now: a corrected key counts. */
async function create(
  { store, payments }: ActivityDeps,
  { contract, payout }: { contract: ContractRow; payout: StoredPayout },
  running: Running,
): Promise<PayoutState> {
  const { pixKey, taxId, fullName } = await readDeclaredProfile(store, contract.partyId)
  const { endToEndId, amountMinor, currency } = payout
  const instruction = {
    endToEndId,
    amountMinor,
    currency,
    account: pixKey,
    creditorName: fullName,
    creditorTaxId: taxId,
    description: contract.reference,
  }
  return providerOf(payments, payout.provider)
    .createPayout(instruction, running)
    .catch(async (error: unknown) => {
      // Nothing was sent, so nothing can be paid under this id: the next one may go to another bank.
      if (error instanceof AppError && error.code === 'PAYOUT_INSTRUCTION_INVALID')
        await recordPayoutState(store.db, payout.id, { status: 'rejected', code: notSupported })
      throw error
    })
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function newToken(): string {
  return Array.from({ length: 11 }, () => letters.charAt(randomInt(letters.length))).join('')
}

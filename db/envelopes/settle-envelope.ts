import type { ContractRow } from '../contracts/find-contract.ts'
import { moveContract } from '../contracts/move-contract.ts'
import { recordSignature, type Signing } from '../contracts/sign-contract.ts'
import type { Db } from '../connect.ts'
import { inTransaction, type Store } from '../store.ts'
import type { EnvelopeRow, EnvelopeState } from './envelope-row.ts'

/** The provider has it: from now on the contract is out for signature there. */
export async function openEnvelope(
  store: Store,
  envelope: EnvelopeRow,
  opened: { envelopeId: string; page: 'own_page' | 'vendor_page' },
): Promise<void> {
  await inTransaction(store, async ({ db }) => {
    await db('envelope')
      .where({ id: envelope.id, state: 'recorded' })
      .update({ state: 'open', envelope_id: opened.envelopeId, page: opened.page, changed_at: db.fn.now() })
    await moveContract(db, envelope.contractId, 'out_for_signature', {
      envelope_id: opened.envelopeId,
      esign_provider: envelope.provider,
    })
  })
}

/** Nobody signs it any more, or somebody has. What has ended stays as it ended. */
export async function endEnvelope(db: Db, id: string, state: Exclude<EnvelopeState, 'recorded' | 'open'>): Promise<void> {
  await db('envelope').where({ id }).whereIn('state', ['recorded', 'open']).update({ state, changed_at: db.fn.now() })
}

/** Records what the provider says was signed there. Returns false where the contract is no longer out for signature. */
export async function recordVendorSignature(
  store: Store,
  contract: ContractRow,
  envelope: EnvelopeRow,
  signing: Signing,
): Promise<boolean> {
  return inTransaction(store, async (tx) => {
    await endEnvelope(tx.db, envelope.id, 'signed')
    return recordSignature(tx, contract, signing)
  })
}

import { enqueue } from '../delivery/enqueue.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import { inTransaction, type Store } from '../store.ts'
import type { ContractRow } from './find-contract.ts'

export type Signing = { documentSha256: string; evidence: unknown; signedAt: string }

/** Remembers when the signer first had the document before them. */
export async function recordContractOpening({ db }: Store, contractId: string): Promise<void> {
  await db('contract').where({ id: contractId }).whereNull('opened_at').update({ opened_at: db.fn.now() })
}

/**
 * Records the act of signing on our own page with its evidence, and tells the process. Returns false where the contract is not out for
 * signature (any more): it is signed once.
 */
export async function signContract(store: Store, contract: ContractRow, signing: Signing): Promise<boolean> {
  return inTransaction(store, async (tx) => {
    if (!(await recordSignature(tx, contract, signing))) return false
    await tx.db('envelope').where({ contract_id: contract.id, state: 'open' }).update({ state: 'signed', changed_at: tx.db.fn.now() })
    await enqueue(tx.db, { kind: 'report_fact', caseId: contract.caseId, payload: { subject: 'signature', reference: contract.id } })
    return true
  })
}

/** The signature with its evidence, once. Returns false where the contract is not out for signature (any more). */
export async function recordSignature(tx: Store, contract: ContractRow, signing: Signing): Promise<boolean> {
  const signed = await tx
    .db('contract')
    .where({ id: contract.id, state: 'out_for_signature' })
    .update({ state: 'signed', changed_at: tx.db.fn.now() })
  if (signed === 0) return false
  const dataKey = await dataKeyOf(tx, contract.partyId)
  await tx.db('signing_evidence').insert({
    contract_id: contract.id,
    party_id: contract.partyId,
    document_sha256: signing.documentSha256,
    evidence: tx.vault.seal(dataKey, JSON.stringify(signing.evidence)),
    signed_at: signing.signedAt,
  })
  return true
}

import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

/** `Evidence` is what was recorded when the signer acted, see `sign-contract.ts`. */
export type StoredEvidence<Evidence> = { documentSha256: string; evidence: Evidence }

/** The evidence of a signature, or undefined before there is one. */
export async function findEvidence<Evidence>(store: Store, contractId: string): Promise<StoredEvidence<Evidence> | undefined> {
  const row: { party_id: string; document_sha256: string; evidence: Buffer } | undefined = await store
    .db('signing_evidence')
    .where({ contract_id: contractId })
    .first('party_id', 'document_sha256', 'evidence')
  if (row === undefined) return undefined
  const plain = store.vault.open(await dataKeyOf(store, row.party_id), row.evidence).toString('utf8')
  return { documentSha256: row.document_sha256, evidence: JSON.parse(plain) as Evidence }
}

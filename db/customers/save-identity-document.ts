import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

/** Keeps the number of the person's identity document, so that a second person with the same document is found. */
export async function saveIdentityDocument(store: Store, partyId: string, document: { type: string; number: string }): Promise<void> {
  const value = `${document.type}:${document.number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`
  const hash = store.vault.searchHash('identity-document', value)
  const sealed = store.vault.seal(await dataKeyOf(store, partyId), value)
  await store
    .db('party_identifier')
    .insert({ party_id: partyId, kind: 'identity-document', value_hash: hash, value: sealed })
    .onConflict(['party_id', 'kind'])
    .merge({ value_hash: hash, value: sealed })
}

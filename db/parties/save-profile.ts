import { nameWords } from '#domain/party/name-words.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import { inTransaction, type Store } from '../store.ts'
import { dataKeyOf } from './data-key.ts'
import { readProfile } from './read-profile.ts'
import { lockRow } from '../lock-row.ts'

/** Adds to, or changes, what the person declared; identifiers and name words follow, so that a search finds the new values only. */
export async function saveProfile(store: Store, partyId: string, change: Partial<PartyProfile>): Promise<PartyProfile> {
  return inTransaction(store, async (locked) => {
    await lockRow(locked.db, 'party', partyId)
    const profile = { ...(await readProfile(locked, partyId)), ...change }
    const dataKey = await dataKeyOf(locked, partyId)
    await locked
      .db('party')
      .where({ id: partyId })
      .update({ profile: locked.vault.seal(dataKey, JSON.stringify(profile)) })
    await saveIdentifiers(locked, { partyId, dataKey, profile })
    await saveNameWords(locked, partyId, profile)
    return profile
  })
}

async function saveIdentifiers({ db, vault }: Store, party: { partyId: string; dataKey: Buffer; profile: PartyProfile }): Promise<void> {
  const values = { 'br-cpf': party.profile.taxId, email: party.profile.email, phone: party.profile.phone }
  for (const [kind, value] of Object.entries(values)) {
    if (value === undefined) continue
    const hash = vault.searchHash(kind, value)
    await db('party_identifier')
      .insert({ party_id: party.partyId, kind, value_hash: hash, value: vault.seal(party.dataKey, value) })
      .onConflict(['party_id', 'kind'])
      // A changed value has to be proven again.
      .merge({ value_hash: hash, value: vault.seal(party.dataKey, value), verified_at: null })
      .where('party_identifier.value_hash', '<>', hash)
  }
}

async function saveNameWords({ db, vault }: Store, partyId: string, profile: PartyProfile): Promise<void> {
  const words = nameWords(`${profile.fullName ?? ''} ${profile.socialName ?? ''}`)
  await db('party_name_word').where({ party_id: partyId }).delete()
  const rows = words.map((word) => ({ party_id: partyId, word_hash: vault.searchHash('name-word', word) }))
  if (rows.length > 0) await db('party_name_word').insert(rows)
}

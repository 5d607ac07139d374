import type { Db } from '../connect.ts'

export type Duplicate = { partyId: string; matchedOn: string[] }

/** Other people in the record who share a tax number, contact or document with this one, by keyed hash: nothing is decrypted. */
export async function searchDuplicateParties(db: Db, partyId: string): Promise<Duplicate[]> {
  const { rows } = await db.raw<{ rows: Duplicate[] }>(
    `select other.party_id as "partyId", array_agg(other.kind order by other.kind) as "matchedOn"
     from party_identifier own
     join party_identifier other on other.kind = own.kind and other.value_hash = own.value_hash and other.party_id <> own.party_id
     join party on party.id = other.party_id and party.erased_at is null
     where own.party_id = ?
     group by other.party_id
     order by other.party_id`,
    [partyId],
  )
  return rows
}

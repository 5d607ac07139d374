import type { Db } from '../connect.ts'

/** The versions of listed entities that were cleared for a person, as `<entity> <last change>`. */
export async function clearedEntities(db: Db, partyId: string): Promise<ReadonlySet<string>> {
  const rows: { entity_id: string; last_change: string }[] = await db('cleared_entity')
    .where({ party_id: partyId })
    .select('entity_id', 'last_change')
  return new Set(rows.map((row) => `${row.entity_id} ${row.last_change}`))
}

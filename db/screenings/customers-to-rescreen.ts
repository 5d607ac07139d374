import type { Db } from '../connect.ts'

/** Customers who were not yet screened against this version, some of them: who they are is read one by one. */
export async function customersToRescreen(db: Db, { version, limit }: { version: string; limit: number }): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select party.id from party
     where party.standing = 'customer' and party.erased_at is null
       and not exists (select from rescreening done where done.version = ? and done.party_id = party.id)
     order by party.id
     limit ?`,
    [version, limit],
  )
  return rows.map(({ id }) => id)
}

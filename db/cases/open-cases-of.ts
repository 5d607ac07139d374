import type { Db } from '../connect.ts'

/** The open root cases of a person, oldest first, without those of one family and without reviews of the person. */
export async function openCasesOf(db: Db, partyId: string, { without }: { without: string }): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select id from "case"
     where party_id = ? and parent_case_id is null and ended_at is null and process <> 'rescreening' and root_case_id <> ?
     order by opened_at, id`,
    [partyId, without],
  )
  return rows.map(({ id }) => id)
}

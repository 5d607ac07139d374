import type { Db } from '../connect.ts'

/** The names of people on the desk, by person. */
export async function staffNames(db: Db): Promise<Map<string, string>> {
  const rows = (await db('staff_account').select('person_id', 'name')) as { person_id: string; name: string }[]
  return new Map(rows.map((row) => [row.person_id, row.name]))
}

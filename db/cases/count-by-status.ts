import { caseStatuses, type CaseStatus } from '#domain/case/case-status.ts'
import type { Db } from '../connect.ts'

/** How many applications stand in each status, each counted no further than the cap: as cheap as the fullest queue is allowed to be. */
export async function countByStatus(db: Db, cap: number): Promise<Record<CaseStatus, { value: number; capped: boolean }>> {
  const { rows } = await db.raw<{ rows: { status: CaseStatus; found: string }[] }>(
    `select counted.status, (
       select count(*) from (
         select from "case" c where c.parent_case_id is null and c.family_status = counted.status limit ?
       ) as up_to_cap
     ) as found
     from unnest(?::text[]) as counted (status)`,
    [cap + 1, [...caseStatuses]],
  )
  return Object.fromEntries(
    rows.map(({ status, found }) => [status, { value: Math.min(Number(found), cap), capped: Number(found) > cap }]),
  ) as Record<CaseStatus, { value: number; capped: boolean }>
}

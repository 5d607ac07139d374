import type { Db } from '../connect.ts'

/** How many answers of providers to a step of a case the record holds. */
export async function countAnswers(db: Db, { caseId, step }: { caseId: string; step: string }): Promise<number> {
  const { rows } = await db.raw<{ rows: { answers: number }[] }>(
    `select count(*)::integer as answers from provider_answer where case_id = ? and step = ? and source = 'provider'`,
    [caseId, step],
  )
  return rows[0]?.answers ?? 0
}

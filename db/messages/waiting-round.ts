import type { ApplicantTask } from '#domain/texts/messages/tasks.ts'
import type { Db } from '../connect.ts'

/** What the applicant gave last before they were asked again: each time that they are, it is another. */
const rounds: Readonly<Record<ApplicantTask, string | undefined>> = {
  consents: undefined,
  details: `select id from provider_answer where case_id = ? order by created_at desc, id desc limit 1`,
  photos: `select id from document_set where case_id = ? and submitted_at is not null order by submitted_at desc, id desc limit 1`,
  incomePapers: `select id from income_submission where case_id = ? order by submitted_at desc, id desc limit 1`,
  offer: `select id from offer where case_id = ? order by created_at desc, id desc limit 1`,
  signature: `select id from contract where case_id = ? order by created_at desc, id desc limit 1`,
}

/** Tells one waiting for the applicant from the next about the same thing, by the record alone. */
export async function waitingRound(db: Db, caseId: string, task: ApplicantTask): Promise<string> {
  const statement = rounds[task]
  if (statement === undefined) return 'first'
  const { rows } = await db.raw<{ rows: { id: string }[] }>(statement, [caseId])
  return rows[0]?.id ?? 'first'
}

/** When what the step waits for is due, if the record has it yet. */
export async function stepDueAt(db: Db, caseId: string, step: string): Promise<Date | undefined> {
  const row: { due_at: Date | null } | undefined = await db('case_step').where({ case_id: caseId, name: step }).first('due_at')
  return row?.due_at ?? undefined
}

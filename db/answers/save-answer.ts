import type { StepSummary } from '#domain/case/case-facts.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'
import { answerOfAttempt, type StoredAnswer } from './find-answer.ts'

export type NewAnswer<Content> = {
  caseId: string
  partyId: string
  step: string
  provider: string
  attempt: number
  /** Codes and counts, readable by everybody on the desk. */
  summary: StepSummary
  /** All that was answered; personal, so it is sealed. */
  content: Content
}

/** Keeps what was answered to one attempt of a step. The first answer to an attempt stands: a second one to it is not kept, the first returned. */
export async function saveAnswer<Content>(store: Store, answer: NewAnswer<Content>): Promise<StoredAnswer<Content>> {
  const { db, vault } = store
  const { caseId, partyId, step, provider, attempt, summary, content } = answer
  const sealed = vault.seal(await dataKeyOf(store, partyId), JSON.stringify(content))
  await db.raw(
    `insert into provider_answer (case_id, party_id, step, provider, attempt, summary, content) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (case_id, step, attempt) where source = 'provider' do nothing`,
    [caseId, partyId, step, provider, attempt, JSON.stringify(summary), sealed],
  )
  const kept = await answerOfAttempt<Content>(store, { caseId, step, attempt })
  if (kept === undefined) throw new Error('An answer was written and is not there')
  return kept
}

/** For a step that answers from the record and is told no attempt: the number after the last one. */
export async function nextAttempt({ db }: Store, { caseId, step }: { caseId: string; step: string }): Promise<number> {
  const { rows } = await db.raw<{ rows: { next: number }[] }>(
    'select coalesce(max(attempt), 0) + 1 as next from provider_answer where case_id = ? and step = ?',
    [caseId, step],
  )
  return rows[0]?.next ?? 1
}

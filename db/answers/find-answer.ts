import type { StepSummary } from '#domain/case/case-facts.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

/** `Content` is what was saved under this step: the record is written by one place only. */
export type StoredAnswer<Content> = {
  id: string
  step: string
  provider: string
  attempt: number
  source: 'provider' | 'by_hand'
  summary: StepSummary
  content: Content
  createdAt: Date
}

type Columns = Omit<StoredAnswer<never>, 'content'> & { partyId: string; content: Buffer }

const columns = {
  id: 'id',
  partyId: 'party_id',
  step: 'step',
  provider: 'provider',
  attempt: 'attempt',
  source: 'source',
  summary: 'summary',
  content: 'content',
  createdAt: 'created_at',
}

/** What a provider answered to this attempt, or undefined. */
export async function answerOfAttempt<Content>(
  store: Store,
  { caseId, step, attempt }: { caseId: string; step: string; attempt: number },
): Promise<StoredAnswer<Content> | undefined> {
  const row: Columns | undefined = await store
    .db('provider_answer')
    .where({ case_id: caseId, step, attempt, source: 'provider' })
    .first(columns)
  return row && open(store, row)
}

/** One answer to a step of a case, by its id, or undefined. */
export async function findAnswer<Content>(
  store: Store,
  { id, caseId, step }: { id: string; caseId: string; step: string },
): Promise<StoredAnswer<Content> | undefined> {
  const row: Columns | undefined = await store.db('provider_answer').where({ id, case_id: caseId, step }).first(columns)
  return row && open(store, row)
}

/** The newest answer to a step, or undefined before there is one. */
export async function latestAnswer<Content>(
  store: Store,
  { caseId, step }: { caseId: string; step: string },
): Promise<StoredAnswer<Content> | undefined> {
  const row: Columns | undefined = await store
    .db('provider_answer')
    .where({ case_id: caseId, step })
    .orderBy('attempt', 'desc')
    .orderBy('created_at', 'desc')
    .first(columns)
  return row && open(store, row)
}

async function open<Content>(store: Store, { partyId, content, ...row }: Columns): Promise<StoredAnswer<Content>> {
  const plain = store.vault.open(await dataKeyOf(store, partyId), content).toString('utf8')
  return { ...row, content: JSON.parse(plain) as Content }
}

import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'
import type { HitContent, KeptHit } from './save-screening.ts'

export type StoredScreening = {
  id: string
  provider: string
  algorithm: string
  threshold: number
  listVersion: string
  screenedAt: Date
  decision: 'clear' | 'acknowledge' | 'confirm' | null
  decisionReasons: string[] | null
  hits: (KeptHit & HitContent & { datasets: string[]; lastChange: string | null })[]
}

type Row = Omit<StoredScreening, 'hits' | 'threshold'> & { partyId: string; threshold: string }
type HitRow = Omit<StoredScreening['hits'][number], 'score' | keyof HitContent> & { score: string; content: Buffer }

/** The newest screening of a case with what the lists say, for those who judge it; undefined before there is one. */
export async function latestScreening(store: Store, caseId: string): Promise<StoredScreening | undefined> {
  const row: Row | undefined = await store
    .db('screening')
    .where({ case_id: caseId })
    .orderBy('screened_at', 'desc')
    .orderBy('id', 'desc')
    .first({
      id: 'id',
      partyId: 'party_id',
      provider: 'provider',
      algorithm: 'algorithm',
      threshold: 'threshold',
      listVersion: 'list_version',
      screenedAt: 'screened_at',
      decision: 'decision',
      decisionReasons: 'decision_reasons',
    })
  if (row === undefined) return undefined
  const { partyId, threshold, ...screening } = row
  return { ...screening, threshold: Number(threshold), hits: await openHits(store, { screeningId: row.id, partyId }) }
}

async function openHits(store: Store, of: { screeningId: string; partyId: string }): Promise<StoredScreening['hits']> {
  const rows: HitRow[] = await store.db('screening_hit').where({ screening_id: of.screeningId }).orderBy('score', 'desc').select({
    entityId: 'entity_id',
    score: 'score',
    isMatch: 'is_match',
    topics: 'topics',
    datasets: 'datasets',
    content: 'content',
    lastChange: 'last_change',
    clearedBefore: 'cleared_before',
  })
  const dataKey = await dataKeyOf(store, of.partyId)
  return rows.map(({ content, score, ...row }) => ({
    ...row,
    score: Number(score),
    ...(JSON.parse(store.vault.open(dataKey, content).toString('utf8')) as HitContent),
  }))
}

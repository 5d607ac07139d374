import { clearedEntities } from './cleared-entities.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import { inTransaction, type Store } from '../store.ts'

/** What is said of a listed person; personal, because a hit has the name of whom it may be. */
export type HitContent = {
  caption: string
  birthDates: string[]
  countries: string[]
  explanations: { feature: string; score: number; detail?: string }[]
}

export type ScreeningHitToKeep = HitContent & {
  entityId: string
  score: number
  match: boolean
  topics: string[]
  datasets: string[]
  lastChange?: string
}

export type NewScreening = {
  caseId: string
  partyId: string
  answerId: string
  provider: string
  algorithm: string
  threshold: number
  listVersion: string
  hits: ScreeningHitToKeep[]
}

export type KeptHit = { entityId: string; score: number; isMatch: boolean; topics: string[]; clearedBefore: boolean }
export type KeptScreening = { id: string; hits: KeptHit[] }

/**
 * Keeps a screening and its hits. A hit that was cleared for this person while the entity was the same is marked: it is shown, and not asked
 * about again. The same answer again is the screening that was made of it.
 */
export async function saveScreening(store: Store, screening: NewScreening): Promise<KeptScreening> {
  return inTransaction(store, async (tx) => {
    const { caseId, partyId, answerId, provider, algorithm, threshold, listVersion } = screening
    const [row]: { id: string }[] = await tx
      .db('screening')
      .insert({
        case_id: caseId,
        party_id: partyId,
        answer_id: answerId,
        provider,
        algorithm,
        threshold,
        list_version: listVersion,
      })
      .onConflict('answer_id')
      .ignore()
      .returning('id')
    if (row !== undefined) await insertHits(tx, row.id, screening)
    const { id }: { id: string } = row ?? (await tx.db('screening').where({ answer_id: answerId }).first('id'))
    return { id, hits: await hitsOf(tx, id) }
  })
}

async function insertHits(store: Store, screeningId: string, { partyId, hits }: NewScreening): Promise<void> {
  if (hits.length === 0) return
  const dataKey = await dataKeyOf(store, partyId)
  const cleared = await clearedEntities(store.db, partyId)
  await store.db('screening_hit').insert(
    hits.map(({ entityId, score, match, topics, datasets, lastChange, ...content }) => ({
      screening_id: screeningId,
      entity_id: entityId,
      score,
      is_match: match,
      topics,
      datasets,
      content: store.vault.seal(dataKey, JSON.stringify(content)),
      last_change: lastChange ?? null,
      cleared_before: lastChange !== undefined && cleared.has(`${entityId} ${lastChange}`),
    })),
  )
}

async function hitsOf({ db }: Store, screeningId: string): Promise<KeptHit[]> {
  const rows: (Omit<KeptHit, 'score'> & { score: string })[] = await db('screening_hit')
    .where({ screening_id: screeningId })
    .orderBy('score', 'desc')
    .select({ entityId: 'entity_id', score: 'score', isMatch: 'is_match', topics: 'topics', clearedBefore: 'cleared_before' })
  return rows.map((row) => ({ ...row, score: Number(row.score) }))
}

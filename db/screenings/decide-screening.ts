import { AppError } from '#domain/errors.ts'
import { inTransaction, type Store } from '../store.ts'

export type ScreeningDecision = 'clear' | 'acknowledge' | 'confirm'

/**
 * Records what compliance decided about the hits of a screening. Cleared entities do not come back for this person until they change; one
 * whose version the list does not tell comes back every time. Throws `SCREENING_NOT_FOUND`.
 */
export async function decideScreening(
  store: Store,
  screeningId: string,
  decided: { decision: ScreeningDecision; reasons: readonly string[] },
): Promise<void> {
  await inTransaction(store, async ({ db }) => {
    const updated = await db('screening')
      .where({ id: screeningId })
      .update({ decision: decided.decision, decision_reasons: decided.reasons, decided_at: db.raw('coalesce(decided_at, now())') })
    if (updated === 0) throw new AppError('SCREENING_NOT_FOUND')
    if (decided.decision !== 'clear') return
    await db.raw(
      `insert into cleared_entity (party_id, entity_id, last_change)
       select screening.party_id, hit.entity_id, hit.last_change
       from screening_hit hit join screening on screening.id = hit.screening_id
       where screening.id = ? and hit.is_match and hit.last_change is not null
       on conflict do nothing`,
      [screeningId],
    )
  })
}

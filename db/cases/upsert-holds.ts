import type { CaseFacts } from '#domain/case/case-facts.ts'
import type { Db } from '../connect.ts'

/** Keeps each hold of an application with its beginning and its end. The cases below the root are held with it and have none of their own. */
export async function upsertHolds(tx: Db, { caseId, facts }: { caseId: string; facts: CaseFacts }): Promise<void> {
  if (!facts.isRoot || facts.holds.length === 0) return
  const rows = facts.holds.map(({ holdId, kind, reasonCode, since, by, confirmedIn, ending }) => {
    const lifted = ending?.how === 'lifted' ? ending : undefined
    return {
      id: holdId,
      case_id: caseId,
      kind,
      reason_code: reasonCode ?? null,
      placed_by: by,
      placed_at: since,
      confirmed_in: confirmedIn ?? null,
      ending: ending?.how ?? null,
      ended_by: ending?.by ?? null,
      ended_at: ending?.at ?? null,
      ended_order_id: lifted?.orderId ?? null,
      ended_reason_code: lifted?.reasonCode ?? null,
      end_confirmed_by: lifted?.confirmedBy ?? null,
    }
  })
  const ends = ['ending', 'ended_by', 'ended_at', 'ended_order_id', 'ended_reason_code', 'end_confirmed_by']
  await tx('case_hold').insert(rows).onConflict('id').merge(ends).whereNull('case_hold.ended_at')
}

import type { CaseEvent } from '#domain/case/case-event.ts'
import type { Db } from '../connect.ts'

export type ListedEvent = CaseEvent & { caseId: string }

/** What happened in these cases, the newest first. `before` is the key of the last one seen. */
export async function listEvents(
  db: Db,
  caseIds: readonly string[],
  page: { limit: number; before?: { at: string; caseId: string; sequence: number } },
): Promise<ListedEvent[]> {
  const query = db('case_event')
    .whereIn('case_id', [...caseIds])
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'case_id', order: 'desc' },
      { column: 'sequence', order: 'desc' },
    ])
    .limit(page.limit)
    .select({ caseId: 'case_id', sequence: 'sequence', kind: 'kind', step: 'step', actor: 'actor', at: 'at', facts: 'facts' })
  if (page.before)
    void query.whereRaw('(at, case_id, sequence) < (?::timestamptz, ?::uuid, ?::integer)', [
      page.before.at,
      page.before.caseId,
      page.before.sequence,
    ])
  return toEvents(await query)
}

/** What changed after a version that somebody looked at, the oldest first. */
export async function eventsAfter(db: Db, caseId: string, version: number): Promise<ListedEvent[]> {
  return toEvents(
    await db('case_event')
      .where({ case_id: caseId })
      .where('sequence', '>', version)
      .orderBy('sequence')
      .limit(50)
      .select({ caseId: 'case_id', sequence: 'sequence', kind: 'kind', step: 'step', actor: 'actor', at: 'at', facts: 'facts' }),
  )
}

function toEvents(rows: (Omit<ListedEvent, 'at' | 'step'> & { at: Date; step: string | null })[]): ListedEvent[] {
  return rows.map(({ step, at, ...row }) => ({ ...row, at: at.toISOString(), ...(step !== null && { step }) }))
}

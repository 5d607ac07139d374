import type { Db } from '../connect.ts'

/** What the process must learn: that a case begins, that something happened to one, or that many are retried. */
export type OutboxEntry = CaseEntry | { kind: 'start_bulk_retry'; payload: { bulkRetryId: string } }

export type CaseEntry = { caseId: string } & (
  | { kind: 'start_case'; payload: Record<string, never> }
  | { kind: 'report_fact'; payload: { subject: string; reference?: string; facts?: Readonly<Record<string, string | number | boolean>> } }
  | { kind: 'send_code'; payload: { codeId: string } }
)

/** Writes it beside the change that it tells of, in the same transaction. The id of the row is the id of the fact. */
export async function enqueue(db: Db, entry: OutboxEntry): Promise<string> {
  const [row] = await db('outbox')
    .insert({ kind: entry.kind, case_id: 'caseId' in entry ? entry.caseId : null, payload: JSON.stringify(entry.payload) })
    .returning('id')
  return row.id as string
}

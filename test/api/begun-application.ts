import type { ApiBench, ApiCaller } from './api-bench.ts'

/** A phone on which an application was begun. */
export type Phone = ApiCaller & { applicationId: string; reference: string }

export function at(phone: Phone, path: string): string {
  return `/api/applications/${phone.applicationId}${path}`
}

/** What the process of the application would be told, from the outbox. */
export async function told(bench: ApiBench, phone: Phone): Promise<{ kind: string; subject?: string; reference?: string }[]> {
  const rows = (await bench.owner
    .db('outbox as o')
    .join('case as c', 'c.id', 'o.case_id')
    .where('c.application_id', phone.applicationId)
    .orderBy('o.created_at')
    .select('o.kind', 'o.payload')) as { kind: string; payload: { subject?: string; reference?: string } }[]
  return rows.map(({ kind, payload }) => ({ kind, ...payload }))
}

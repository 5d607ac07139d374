import type { StaffActor } from '#domain/case/actor.ts'
import type { Db } from '../connect.ts'

export type ConfirmingOrder = { actor: StaffActor; sessionId: string }

/** Who of compliance last confirmed in this case that the person is the one on the list. */
export async function findConfirmingOrder(db: Db, caseId: string): Promise<ConfirmingOrder | undefined> {
  const row = (await db('staff_action')
    .where({ case_id: caseId, kind: 'decideStep', step: 'screening', actor_kind: 'staff' })
    .whereIn('state', ['requested', 'carried_out'])
    .whereRaw(`content ->> 'decision' = 'confirm'`)
    .orderBy('requested_at', 'desc')
    .first({ personId: 'person_id', accountId: 'account_id', roles: 'roles', sessionId: 'session_id' })) as
    | (Omit<StaffActor, 'kind'> & { sessionId: string })
    | undefined
  if (row === undefined) return undefined
  const { sessionId, ...actor } = row
  return { actor: { kind: 'staff', ...actor }, sessionId }
}

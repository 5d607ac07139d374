import type { OrderKind } from '#domain/case/order.ts'
import type { Role } from '#domain/case/role.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

export type ListedOrder = {
  orderId: string
  caseId: string
  kind: OrderKind
  step: string | null
  actorKind: 'staff' | 'applicant'
  personId: string | null
  roles: Role[]
  reasonCode: string
  note: string | null
  state: 'requested' | 'carried_out' | 'proposed' | 'refused'
  errorCode: ErrorCode | null
  requestedAt: Date
  completedAt: Date | null
}

/** What was ordered of these cases, refused orders included, the newest first. The notes are the staff's own words, sealed in the record. */
export async function listOrders(
  store: Store,
  family: { partyId: string; caseIds: readonly string[] },
  limit: number,
): Promise<ListedOrder[]> {
  const rows: (Omit<ListedOrder, 'note'> & { note: Buffer | null })[] = await store
    .db('staff_action')
    .whereIn('case_id', [...family.caseIds])
    .orderBy('requested_at', 'desc')
    .orderBy('order_id', 'desc')
    .limit(limit)
    .select({
      orderId: 'order_id',
      caseId: 'case_id',
      kind: 'kind',
      step: 'step',
      actorKind: 'actor_kind',
      personId: 'person_id',
      roles: 'roles',
      reasonCode: 'reason_code',
      note: 'note',
      state: 'state',
      errorCode: 'error_code',
      requestedAt: 'requested_at',
      completedAt: 'completed_at',
    })
  if (rows.every((row) => row.note === null)) return rows.map((row) => ({ ...row, note: null }))
  const dataKey = await dataKeyOf(store, family.partyId)
  return rows.map((row) => ({ ...row, note: row.note === null ? null : store.vault.open(dataKey, row.note).toString('utf8') }))
}

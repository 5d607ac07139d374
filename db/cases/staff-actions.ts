import type { Order } from '#domain/case/order.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Db } from '../connect.ts'
import type { Store } from '../store.ts'
import type { CaseRow } from './find-case.ts'

export type GivenOrder = { order: Order; note?: string; sessionId: string; requestId: string }

/** Writes down that somebody orders something, before the process is asked. The same order is written once. */
export async function recordOrder(store: Store, caseRow: CaseRow, given: GivenOrder): Promise<void> {
  const { order, note } = given
  const { actor, content } = order
  const sealedNote = note === undefined ? null : store.vault.seal(await dataKeyOf(store, caseRow.partyId), note)
  await store
    .db('staff_action')
    .insert({
      order_id: order.orderId,
      case_id: caseRow.id,
      kind: content.kind,
      step: 'step' in content ? content.step : null,
      actor_kind: actor.kind,
      person_id: actor.kind === 'staff' ? actor.personId : null,
      account_id: actor.kind === 'staff' ? actor.accountId : null,
      roles: actor.kind === 'staff' ? [...actor.roles] : [],
      session_id: given.sessionId,
      reason_code: order.reasonCode,
      note: sealedNote,
      content: JSON.stringify(content),
      expected_version: order.expectedVersion ?? null,
      version_before: caseRow.version,
      workflow_id: caseRow.workflowId,
      request_id: given.requestId,
    })
    .onConflict('order_id')
    .ignore()
}

/** Writes down that it was refused, and why. What was carried out is written by the process itself. */
export async function recordRefusal(db: Db, orderId: string, code: ErrorCode): Promise<void> {
  await db('staff_action')
    .where({ order_id: orderId, state: 'requested' })
    .update({ state: 'refused', error_code: code, completed_at: db.fn.now() })
}

export type OrderState = {
  orderId: string
  caseId: string
  state: 'requested' | 'carried_out' | 'proposed' | 'refused'
  result: unknown
  errorCode: string | null
}

export async function findOrder(db: Db, orderId: string): Promise<OrderState | undefined> {
  return (await db('staff_action')
    .where({ order_id: orderId })
    .first({ orderId: 'order_id', caseId: 'case_id', state: 'state', result: 'result', errorCode: 'error_code' })) as OrderState | undefined
}

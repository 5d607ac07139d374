import type { ManualResult } from '#domain/case/manual-result.ts'
import type { ContentReference, Order, OrderContent } from '#domain/case/order.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Db } from '../connect.ts'
import { inTransaction, type Store } from '../store.ts'
import type { CaseRow } from './find-case.ts'

/** Keeps what an order is to name, in the transaction that writes the order down, and says what is ordered. */
export type KeepContent = (store: Store) => Promise<OrderContent>

export type GivenOrder = {
  order: Omit<Order, 'content'> & { content: OrderContent | KeepContent }
  note?: string
  sessionId: string
  requestId: string
}

/**
 * Writes down that somebody orders something, before the process is asked. The same order is written once: repeated, it is what it was the
 * first time, and what it names is kept once.
 */
export async function recordOrder(store: Store, caseRow: CaseRow, given: GivenOrder): Promise<Order> {
  const { order } = given
  const { content } = order
  const first = await inTransaction(store, async (tx) => {
    if (await findOrder(tx.db, order.orderId)) return undefined
    const kept: Order = { ...order, content: typeof content === 'function' ? await content(tx) : content }
    if (await insertOrder(tx, caseRow, { ...given, order: kept })) return kept
    throw new RepeatedMeanwhile()
  }).catch((error: unknown) => {
    if (!(error instanceof RepeatedMeanwhile)) throw error
    return undefined
  })
  return first ?? { ...order, content: await contentOf(store.db, order.orderId) }
}

/** The same order came twice at one moment: what was kept for it here is rolled back. */
class RepeatedMeanwhile extends Error {
  override readonly name = 'RepeatedMeanwhile'
}

/** False where the same order is there already. */
async function insertOrder(store: Store, caseRow: CaseRow, given: GivenOrder & { order: Order }): Promise<boolean> {
  const { order, note } = given
  const { actor, content } = order
  const sealedNote = note === undefined ? null : store.vault.seal(await dataKeyOf(store, caseRow.partyId), note)
  const rows: unknown[] = await store
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
    .returning('order_id')
  return rows.length === 1
}

async function contentOf(db: Db, orderId: string): Promise<OrderContent> {
  const { content }: { content: OrderContent } = await db('staff_action').where({ order_id: orderId }).first('content')
  return content
}

/**
 * Writes down that it was refused, and why; what was kept for it alone is forgotten with that: nobody will ever act on it. What was carried
 * out is written by the process itself.
 */
export async function recordRefusal(store: Store, orderId: string, code: ErrorCode): Promise<void> {
  await inTransaction(store, async ({ db }) => {
    const [refused]: { content: OrderContent }[] = await db('staff_action')
      .where({ order_id: orderId, state: 'requested' })
      .update({ state: 'refused', error_code: code, completed_at: db.fn.now() })
      .returning('content')
    if (refused) await forgetKept(db, refused.content)
  })
}

async function forgetKept(db: Db, content: OrderContent): Promise<void> {
  if (content.kind === 'correctStep') await db('correction').where({ id: content.correction.id }).delete()
  const entered = content.kind === 'enterResult' ? enteredIn(content.result) : undefined
  // What a provider answered is never deleted; of what staff entered, the record forgets what no order stands for.
  if (entered) await db.raw('select forget_refused_entry(?)', [entered.id])
}

function enteredIn(result: ManualResult): ContentReference | undefined {
  if (result.kind === 'income') return result.figure
  return result.kind === 'identity_document' && 'reading' in result ? result.reading : undefined
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

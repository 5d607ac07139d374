import type { OrderContent, Order } from '#domain/case/order.ts'
import type { Actor } from '#domain/case/actor.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { findCase, type CaseRow } from '#db/cases/find-case.ts'
import { eventsAfter } from '#db/cases/list-events.ts'
import { findOrder, recordOrder, recordRefusal, type GivenOrder, type KeepContent } from '#db/cases/staff-actions.ts'
import { staffNames } from '#db/sessions/staff-names.ts'
import type { Store } from '#db/store.ts'
import type { OrderResult } from '#workflows/case/messages.ts'
import { toEventView } from '../cases/event-view.ts'
import { idFromKey } from '../http/answer-once.ts'
import type { ProcessEngine } from '../processes/process-engine.ts'
import type { ApplicantSession, StaffSession } from '../session/sessions.ts'

export type OrderDeps = { store: Store; engine: ProcessEngine }

export type OrderRequest = {
  caseId: string
  /** What is ordered, or what keeps that first. */
  content: OrderContent | KeepContent
  reasonCode: string
  note?: string | undefined
  caller: StaffSession | ApplicantSession
  /** `Idempotency-Key`: the same caller's same key is the same order, whatever happens to this process in between. */
  key: string
  expectedVersion?: number
  requestId: string
}

/** `pending`: the order was taken and takes longer; its outcome is at `/api/orders/{orderId}`. */
export type OrderAnswer = { orderId: string } & ({ state: 'pending' } | { state: 'settled'; result: OrderResult })

const patienceMs = 30_000

/**
 * Gives an order to a case: written down first, then put to the process, which alone decides. A refusal is written down too, and a stale
 * one comes back with what changed in between.
 */
export async function giveOrder({ store, engine }: OrderDeps, request: OrderRequest): Promise<OrderAnswer> {
  const caseRow = await findCase(store.db, request.caseId)
  const asked = toOrder(request)
  await requireNotRefused(store, asked.orderId)
  const order = await recordOrder(store, caseRow, {
    order: asked,
    ...(request.note !== undefined && { note: request.note }),
    sessionId: request.caller.sessionId,
    requestId: request.requestId,
  })
  try {
    const result = await engine.giveOrder(caseRow.workflowId, order, patienceMs)
    return result ? { orderId: order.orderId, state: 'settled', result } : { orderId: order.orderId, state: 'pending' }
  } catch (error) {
    throw await refusedBecause(store, { caseRow, order, error })
  }
}

/** An order that was refused stays so under its key: what was kept for it is gone. Whoever means it again sends another. */
async function requireNotRefused({ db }: Store, orderId: string): Promise<void> {
  const earlier = await findOrder(db, orderId)
  if (earlier?.errorCode) throw new AppError(earlier.errorCode as ErrorCode)
}

function toOrder({ caller, content, reasonCode, key, expectedVersion }: OrderRequest): GivenOrder['order'] {
  return {
    orderId: idFromKey(caller.kind === 'staff' ? caller.accountId : caller.applicationId, key),
    actor: toActor(caller),
    content,
    reasonCode,
    ...(expectedVersion !== undefined && { expectedVersion }),
  }
}

export function toActor(caller: StaffSession | ApplicantSession): Actor {
  return caller.kind === 'staff'
    ? { kind: 'staff', personId: caller.personId, accountId: caller.accountId, roles: caller.roles }
    : { kind: 'applicant', partyId: caller.partyId }
}

async function refusedBecause(store: Store, refused: { caseRow: CaseRow; order: Order; error: unknown }): Promise<unknown> {
  const { caseRow, order, error } = refused
  // An engine that did not answer has refused nothing: the order may yet be carried out, and repeating it asks for the same one.
  if (!(error instanceof AppError) || error.kind === 'unavailable') return error
  await recordRefusal(store, order.orderId, error.code)
  if (error.code !== 'STALE_ORDER' || order.expectedVersion === undefined) return error
  const [changes, names] = await Promise.all([eventsAfter(store.db, caseRow.id, order.expectedVersion), staffNames(store.db)])
  return new AppError('STALE_ORDER', { ...error.details, changes: changes.map((event) => toEventView(event, names)) })
}

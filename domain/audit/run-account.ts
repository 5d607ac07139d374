import type { CaseEvent } from '../case/case-event.ts'
import type { CaseFacts } from '../case/case-facts.ts'
import type { CaseStatus } from '../case/case-status.ts'
import type { Order } from '../case/order.ts'
import type { RunSummary } from './run-history.ts'

/** What a run told the record: the events since the last time, the state after them, and the answers to orders. */
export type ToldProjection = {
  eventId: number
  status: CaseStatus
  facts: CaseFacts
  events: CaseEvent[]
  answers: { orderId: string; result: { outcome: string; version: number } }[]
}

/** An order that a run accepted. `refusedWith` is the code where it was refused after all. */
export type AcceptedOrder = { eventId: number; order: Order; refusedWith?: string }

/** What the history of one run says happened, read without the help of the record. */
export type RunAccount = {
  file: string
  workflowId: string
  runId: string
  summary: RunSummary
  /** What the run was started with. */
  caseId: string
  product: unknown
  requested: unknown
  projections: ToldProjection[]
  orders: AcceptedOrder[]
}

import type { AcceptedOrder, RunAccount, ToldProjection } from '#domain/audit/run-account.ts'
import { parseHistory, summariseRun, type HistoryEvent } from '#domain/audit/run-history.ts'
import type { CaseBriefing } from '#domain/case/case-briefing.ts'
import type { Order } from '#domain/case/order.ts'
import { payloadsOf, valueOf } from './payloads.ts'

/** Reads what a run says happened out of its history: what it told the record, and which orders it accepted. Throws where it is no history of a case. */
export function readRunAccount(file: string, run: { workflowId: string; runId: string }, text: string): RunAccount {
  const events = parseHistory(text)
  const [input] = payloadsOf(attributesOf(events[0]!, 'workflowExecutionStarted')?.['input']).map(valueOf)
  const { briefing } = input as { briefing: CaseBriefing }
  return {
    file,
    ...run,
    summary: summariseRun(events),
    caseId: briefing.caseId,
    product: briefing.product,
    requested: briefing.requested,
    projections: events.flatMap(projectionOf),
    orders: events.flatMap((event) => orderOf(event, events)),
  }
}

function projectionOf(event: HistoryEvent): ToldProjection[] {
  const scheduled = attributesOf(event, 'activityTaskScheduled')
  if (!scheduled || (scheduled['activityType'] as { name?: string }).name !== 'projectCase') return []
  const [told] = payloadsOf(scheduled['input']).map(valueOf)
  const { status, facts, events, answers } = told as Omit<ToldProjection, 'eventId'>
  return [{ eventId: Number(event.eventId), status, facts, events, answers }]
}

function orderOf(event: HistoryEvent, events: readonly HistoryEvent[]): AcceptedOrder[] {
  const accepted = attributesOf(event, 'workflowExecutionUpdateAccepted')
  if (!accepted) return []
  const request = accepted['acceptedRequest'] as { input?: { args?: unknown } }
  const [order] = payloadsOf(request.input?.args).map(valueOf)
  const refusedWith = refusalOf(event, events)
  return [{ eventId: Number(event.eventId), order: order as Order, ...(refusedWith !== undefined && { refusedWith }) }]
}

/** Two orders can be accepted at one moment; the second then meets the world as the first left it, and is refused after all. */
function refusalOf(accepted: HistoryEvent, events: readonly HistoryEvent[]): string | undefined {
  for (const event of events) {
    const completed = attributesOf(event, 'workflowExecutionUpdateCompleted')
    if (completed?.['acceptedEventId'] !== accepted.eventId) continue
    const { failure } = completed['outcome'] as { failure?: { applicationFailureInfo?: { type?: string } } }
    return failure ? (failure.applicationFailureInfo?.type ?? 'unknown') : undefined
  }
  return undefined
}

function attributesOf(event: HistoryEvent, name: string): Record<string, unknown> | undefined {
  return event[`${name}EventAttributes`] as Record<string, unknown> | undefined
}

import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'

const event = z.looseObject({ eventId: z.string(), eventTime: z.string(), eventType: z.string() })
const history = z.object({ events: z.array(event).min(1) })

export type HistoryEvent = z.infer<typeof event>

/** How a run ended; a run that continues as new has ended, its case goes on in the next one. */
const closings = {
  EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED: 'completed',
  EVENT_TYPE_WORKFLOW_EXECUTION_FAILED: 'failed',
  EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT: 'timed_out',
  EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED: 'cancelled',
  EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED: 'terminated',
  EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW: 'continued_as_new',
} as const
export const runClosings = Object.values(closings)
type RunClosing = (typeof runClosings)[number]

export type RunSummary = {
  workflowType: string
  /** The run before this one in the life of the same workflow. */
  previousRunId?: string
  /** The run that this one continued as. */
  nextRunId?: string
  lastEventId: number
  lastEventAt: string
  /** Undefined for a run that goes on. */
  closedAs?: RunClosing
}

const startedAttributes = z.looseObject({
  workflowType: z.looseObject({ name: z.string() }),
  continuedExecutionRunId: z.string().optional(),
})

const continuedAttributes = z.looseObject({ newExecutionRunId: z.string().optional() })

/** The events of a history in the JSON form that the engine's tools share. Throws where it is none. */
export function parseHistory(text: string): HistoryEvent[] {
  return history.parse(JSON.parse(text)).events
}

/** What a run is and how far its history goes. */
export function summariseRun(events: readonly HistoryEvent[]): RunSummary {
  const last = events.at(-1)!
  const { workflowType, continuedExecutionRunId } = startedAttributes.parse(events[0]!['workflowExecutionStartedEventAttributes'])
  const closedAs = Object.hasOwn(closings, last.eventType) ? closings[last.eventType as keyof typeof closings] : undefined
  const { newExecutionRunId } = continuedAttributes.parse(last['workflowExecutionContinuedAsNewEventAttributes'] ?? {})
  return {
    workflowType: workflowType.name,
    ...(continuedExecutionRunId && { previousRunId: continuedExecutionRunId }),
    ...(newExecutionRunId && { nextRunId: newExecutionRunId }),
    lastEventId: Number(last.eventId),
    lastEventAt: last.eventTime,
    ...(closedAs && { closedAs }),
  }
}

/**
 * A history as text, one event a line and the keys sorted: the engine keeps some of them in no order, and the same history must have the same
 * bytes whenever it is read.
 */
export function historyText(events: readonly unknown[]): string {
  return `{"events":[\n${events.map((event) => canonicalJson(event)).join(',\n')}\n]}\n`
}

import type { CaseEvent, ListedOrder, Message } from '../generated/api.ts'

export type TimelineKind = 'staff' | 'system' | 'applicant' | 'message'

/** One line of what happened, whatever it came from. */
export type TimelineItem = {
  key: string
  at: string
  kind: TimelineKind
  /** The case of the family that it belongs to; null for what belongs to all of it. */
  caseId: string | null
  /** The step of that case which it is about. */
  step: string | null
  sentence: string
  actor: string | null
  /** Why, in the words of whoever did it; for the desk only. */
  reason?: string
  note?: string
  facts: Readonly<Record<string, unknown>>
}

type Sources = { events: readonly CaseEvent[]; orders: readonly ListedOrder[]; messages: readonly Message[] }

/** What moves nothing and tells nobody anything. */
const silent = ['run_continued']

/**
 * Events, orders and messages as one stream, the newest first. An order that was carried out is told by its event, with its reason and note; one
 * that was refused has no event and is told by itself.
 */
export function mergeTimeline({ events, orders, messages }: Sources): TimelineItem[] {
  const orderById = new Map(orders.map((order) => [order.orderId, order]))
  // Events come in pages; what is older than the last of them would stand in the wrong place.
  const oldest = events.at(-1)?.at ?? ''
  const items = [
    ...events.filter((event) => !silent.includes(event.kind)).map((event) => ofEvent(event, orderById)),
    ...orders.filter((order) => order.state === 'refused').map(ofRefusedOrder),
    ...messages.map(ofMessage),
  ]
  return items
    .filter((item) => item.at >= oldest)
    .toSorted((one, other) => other.at.localeCompare(one.at) || other.key.localeCompare(one.key))
}

function ofEvent(event: CaseEvent, orderById: ReadonlyMap<string, ListedOrder>): TimelineItem {
  const orderId = event.facts['orderId'] ?? event.facts['proposalId']
  const order = event.kind === 'order_given' || event.kind === 'proposal_made' ? orderById.get(String(orderId)) : undefined
  return {
    key: `${event.caseId}.${String(event.sequence).padStart(6, '0')}`,
    at: event.at,
    kind: event.actor.kind,
    caseId: event.caseId,
    step: event.step,
    sentence: event.sentence,
    actor: event.actor.name,
    ...(order && { reason: order.reason }),
    ...(order && order.note !== null && { note: order.note }),
    facts: event.facts,
  }
}

function ofRefusedOrder(order: ListedOrder): TimelineItem {
  return {
    key: `order.${order.orderId}`,
    at: order.requestedAt,
    kind: order.by.kind,
    caseId: order.caseId,
    step: order.step,
    sentence: `${order.stepLabel === null ? 'An' : `${order.stepLabel}: an`} order was refused. ${order.refusal?.title ?? 'No reason is on record'}.`,
    actor: order.by.name,
    reason: order.reason,
    ...(order.note !== null && { note: order.note }),
    facts: { order: order.kind, orderId: order.orderId, code: order.refusal?.code },
  }
}

function ofMessage(message: Message): TimelineItem {
  const channel = message.channel === 'sms' ? 'SMS' : 'Mail'
  return {
    key: `message.${message.id}`,
    at: message.sentAt ?? message.createdAt,
    kind: 'message',
    caseId: null,
    step: null,
    sentence: `${channel} to the applicant: ${message.subject ?? firstLine(message.body ?? message.template)}`,
    actor: null,
    facts: { template: message.template, state: message.state, attempts: message.attempts, locale: message.locale },
  }
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}

export type TimelineDay = { day: string; items: TimelineItem[] }

/** The stream by day, in its order. */
export function byDay(items: readonly TimelineItem[], dayOf: (at: string) => string): TimelineDay[] {
  return [...Map.groupBy(items, (item) => dayOf(item.at))].map(([day, ofDay]) => ({ day, items: ofDay }))
}

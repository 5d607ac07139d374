import type { VendorEvent } from '../control/tell-of.ts'
import { type KeptPayment, toResource } from './payment.ts'

/** One event for each state. The first one is the one that can be reordered: the next state is known. */
export function toEvent(payment: KeptPayment): VendorEvent {
  const next = payment.ahead[0]?.status
  const id = eventId(payment.endToEndId, payment.status)
  return {
    id,
    contentType: 'application/json',
    body: JSON.stringify({ eventoId: id, pagamento: toResource(payment) }),
    ...(payment.status === 'EM_PROCESSAMENTO' && next !== undefined && { precedes: eventId(payment.endToEndId, next) }),
  }
}

function eventId(endToEndId: string, status: string): string {
  return `evt_${endToEndId}_${status}`
}

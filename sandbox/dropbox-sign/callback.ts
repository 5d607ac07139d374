import { createHmac } from 'node:crypto'
import type { VendorEvent } from '../control/tell-of.ts'
import type { OutgoingWebhook } from '../control/webhooks.ts'
import { type KeptRequest, toResource } from './request.ts'

export type CallbackType =
  | 'signature_request_sent'
  | 'signature_request_viewed'
  | 'signature_request_signed'
  | 'signature_request_all_signed'
  | 'signature_request_downloadable'
  | 'signature_request_declined'
  | 'signature_request_canceled'

const boundary = 'sandbox-dropbox-sign'

/** The event without its hash: which key makes it is known only when it is sent. */
export function toCallback(request: KeptRequest, type: CallbackType, now: number): VendorEvent {
  const idOf = (one: CallbackType) => `${request.id}:${one}`
  return {
    id: idOf(type),
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: JSON.stringify({
      event: {
        event_time: String(Math.floor(now / 1000)),
        event_type: type,
        event_hash: '',
        event_metadata: {
          related_signature_id: request.signatureId,
          reported_for_account_id: null,
          reported_for_app_id: request.order.client_id,
        },
      },
      signature_request: toResource(request),
    }),
    ...(type === 'signature_request_signed' && { precedes: idOf('signature_request_all_signed') }),
    ...(type === 'signature_request_all_signed' && { follows: idOf('signature_request_signed') }),
  }
}

/** A form with the one field `json`, its hash made with the key that the scenario says. */
export function writeCallback({ body, signedAs }: OutgoingWebhook, [current, previous]: readonly [string, string]): string {
  const callback = JSON.parse(body) as { event: { event_time: string; event_type: string; event_hash: string } }
  const key = { right: current, stale: current, previous, wrong: 'a key of somebody else' }[signedAs]
  const { event_time: time, event_type: type } = callback.event
  callback.event.event_hash = createHmac('sha256', key).update(`${time}${type}`).digest('hex')
  return `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\n\r\n${JSON.stringify(callback)}\r\n--${boundary}--\r\n`
}

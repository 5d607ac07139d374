import { createHmac } from 'node:crypto'
import type { VendorEvent } from '../control/tell-of.ts'
import type { OutgoingWebhook } from '../control/webhooks.ts'
import { type envelopeEvents, type KeptEnvelope, toEnvelopeSummary, vendorTime } from './envelope.ts'

type EventName = (typeof envelopeEvents)[number]

/** The message of Connect about one event, or undefined where nobody asked to be told of it. */
export function toConnectEvent(
  envelope: KeptEnvelope,
  event: EventName,
  about: { accountId: string; userId: string; now: number },
): VendorEvent | undefined {
  const { envelopeId, order } = envelope
  const asked = order.eventNotification
  if (!asked?.events.includes(event)) return undefined
  const includesFields = asked.eventData.includeData?.includes('custom_fields') ?? false
  return {
    id: messageId(envelopeId, event),
    url: asked.url,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({
      event,
      apiVersion: 'v2.1',
      uri: `/restapi/v2.1/accounts/${about.accountId}/envelopes/${envelopeId}`,
      retryCount: 0,
      configurationId: 10363315,
      generatedDateTime: vendorTime(about.now),
      data: {
        accountId: about.accountId,
        userId: about.userId,
        envelopeId,
        ...(event.startsWith('recipient-') && { recipientId: order.recipients.signers[0]!.recipientId }),
        envelopeSummary: { ...toEnvelopeSummary(envelope), ...(includesFields && { customFields: order.customFields ?? {} }) },
      },
    }),
    ...(event === 'recipient-completed' && { precedes: messageId(envelopeId, 'envelope-completed') }),
    ...(event === 'envelope-completed' && { follows: messageId(envelopeId, 'recipient-completed') }),
  }
}

function messageId(envelopeId: string, event: EventName): string {
  return `${envelopeId}:${event}`
}

/** A header for each key that is active: both, while one replaces the other. */
export function signConnectMessage(
  { body, signedAs }: OutgoingWebhook,
  [current, previous]: readonly [string, string],
): Record<string, string> {
  const active = { right: [current, previous], stale: [current, previous], previous: [previous], wrong: ['a key of somebody else'] }[
    signedAs
  ]
  const signatures = active.map((key, index) => [
    `x-docusign-signature-${index + 1}`,
    createHmac('sha256', key).update(body).digest('base64'),
  ])
  return { 'x-authorization-digest': 'HMACSHA256', ...(Object.fromEntries(signatures) as Record<string, string>) }
}

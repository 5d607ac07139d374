import type { WebhookReader } from '#api/webhooks/webhook-event.ts'
import type { ESign } from '#integrations/esign/esign.ts'
import type { CallingPayments } from '#integrations/payments/payments.ts'
import type { Sms } from '#integrations/sms/sms.ts'

/** Who may send us webhooks, under the name in the address that they were given. */
export function webhookReaders({
  pix,
  sms,
  signing,
}: {
  pix: CallingPayments
  sms: Sms
  signing: Readonly<Record<string, ESign>>
}): Record<string, WebhookReader> {
  return {
    ...Object.fromEntries(
      Object.entries(signing).map(([name, service]): [string, WebhookReader] => [
        name,
        async (request) => ({
          kind: 'envelope',
          ...(await service.readReport(request)),
          ...(service.reportReceipt !== undefined && { receipt: service.reportReceipt }),
        }),
      ]),
    ),
    pix: ({ rawBody, headers, now }) => {
      const { endToEndId, eventId, state } = pix.readPayoutReport({ rawBody, headers, now })
      return { kind: 'payout', eventId, endToEndId, status: state.status }
    },
    twilio: ({ url, rawBody, headers }) => {
      const { providerMessageId, status, errorCode } = sms.readStatusReport({ url, rawBody, headers })
      // The vendor numbers no events: a message reaches each status once.
      return {
        kind: 'message',
        eventId: `${providerMessageId}:${status}`,
        providerMessageId,
        status,
        ...(errorCode !== undefined && { errorCode }),
      }
    },
  }
}

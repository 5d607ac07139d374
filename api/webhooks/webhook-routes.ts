import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { receiveEvent } from '#db/delivery/receive-event.ts'
import type { Store } from '#db/store.ts'
import { route, type Route } from '../http/route.ts'
import type { OutboxRelay } from '../outbox/deliver-outbox.ts'
import type { WebhookReader } from './webhook-event.ts'

type Deps = { store: Store; relay: OutboxRelay; readers: Readonly<Record<string, WebhookReader>>; publicUrl: string; clock: () => string }

/** One vendor signs once with each key that is active there, up to a hundred. */
const numberedSignatures = Array.from({ length: 100 }, (_, index) => `x-docusign-signature-${index + 1}`)
const signatureHeaders: readonly string[] = [
  'x-twilio-signature',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  ...numberedSignatures,
  'x-documenso-secret',
  'content-type',
]

/**
 * What outside systems tell us: checked on the raw bytes, kept once, answered at once. A webhook only wakes a process, which then asks the
 * provider itself; so an early, late, repeated or reordered one does no harm.
 */
export function webhookRoutes({ store, relay, readers, publicUrl, clock }: Deps): Route[] {
  return [
    route({
      method: 'post',
      path: '/webhooks/{provider}',
      operationId: 'receiveWebhook',
      summary: 'A provider reports an event',
      tag: 'Webhooks',
      access: { who: 'vendor' },
      params: z.object({ provider: z.string().regex(/^[a-z-]{1,30}$/) }),
      rateLimit: { name: 'webhook', points: 3000, perSeconds: 60 },
      replies: {
        200: { description: 'Kept, with the receipt that the provider wants', mediaType: 'text/plain' },
        204: { description: 'Kept' },
      },
      errors: ['WEBHOOK_PROVIDER_UNKNOWN', 'WEBHOOK_SIGNATURE_INVALID', 'WEBHOOK_MALFORMED'],
      async handle({ params, bytes, header }) {
        const read = Object.hasOwn(readers, params.provider) ? readers[params.provider] : undefined
        if (!read) throw new AppError('WEBHOOK_PROVIDER_UNKNOWN')
        const { receipt, ...event } = await read({
          url: `${publicUrl}/webhooks/${params.provider}`,
          rawBody: bytes,
          headers: Object.fromEntries(signatureHeaders.map((name) => [name, header(name)])),
          now: clock(),
        })
        await receiveEvent(store.db, { source: params.provider, ...event }, bytes)
        relay.kick()
        return receipt === undefined ? { status: 204 } : { status: 200, text: receipt }
      },
    }),
  ]
}

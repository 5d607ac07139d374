/**
 * What a provider reports, once its signature has been checked. `eventId` is the same for every delivery of one event; `receipt` is what the
 * provider wants to read, where success alone is not enough for it.
 */
export type WebhookEvent = { eventId: string; receipt?: string } & (
  | { kind: 'payout'; endToEndId: string; status: 'pending' | 'settled' | 'rejected' | 'returned' }
  /** Of a contract that is out for signature. `externalId` is ours, where the provider repeats it. */
  | { kind: 'envelope'; envelopeId: string; externalId?: string; status: 'signed' | 'declined' | 'void' | 'progress' }
  | { kind: 'message'; providerMessageId: string; status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed'; errorCode?: string }
)

export type WebhookRequest = {
  /** The public address that the provider called; some sign it. */
  url: string
  rawBody: Buffer
  headers: Readonly<Record<string, string | undefined>>
  now: string
}

/** Reads one provider's webhooks. Throws `WEBHOOK_SIGNATURE_INVALID` or `WEBHOOK_MALFORMED`. */
export type WebhookReader = (request: WebhookRequest) => WebhookEvent | Promise<WebhookEvent>

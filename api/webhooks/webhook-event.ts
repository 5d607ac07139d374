/** What a provider reports, once its signature has been checked. `eventId` is the same for every delivery of one event. */
export type WebhookEvent = { eventId: string } & (
  | { kind: 'payout'; endToEndId: string; status: 'pending' | 'settled' | 'rejected' | 'returned' }
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
export type WebhookReader = (request: WebhookRequest) => WebhookEvent

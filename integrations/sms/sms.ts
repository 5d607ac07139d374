import type { CallOptions } from '../call-options.ts'

export type SmsMessage = {
  /** E.164. */
  to: string
  body: string
  /** Our stable id of the message. The vendor has no idempotency key, so `findSent` looks a doubtful message up by it. */
  reference: string
}

export type SmsDelivery = { providerMessageId: string; status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' }

/** A status report of the vendor, read from a webhook whose signature was verified, or asked for. */
export type SmsStatusReport = { providerMessageId: string; status: SmsDelivery['status']; errorCode?: string }

export type Sms = {
  readonly provider: string
  send(message: SmsMessage, options?: CallOptions): Promise<SmsDelivery>
  /** A message sent to this number with this body since `since` (ISO instant), or undefined. Settles a doubtful send. */
  findSent(message: SmsMessage, since: string, options?: CallOptions): Promise<SmsDelivery | undefined>
  /** What became of a message by the vendor's own record, or undefined where it has none of that id. For the report that never came. */
  readStatus(providerMessageId: string, options?: CallOptions): Promise<SmsStatusReport | undefined>
  /** Throws `WEBHOOK_SIGNATURE_INVALID` unless the vendor signed exactly this request. `url` is the public address that the vendor called. */
  readStatusReport(request: { url: string; rawBody: Uint8Array; headers: Readonly<Record<string, string | undefined>> }): SmsStatusReport
}

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'undelivered'

/** A text message as the sandbox keeps it. */
export type KeptMessage = {
  sid: string
  to: string
  from: string
  body: string
  status: MessageStatus
  errorCode?: number
  statusCallback?: string
  createdAt: number
  sentAt?: number
}

/** As Twilio shows a message: dates in RFC 2822, numbers as text. */
export function toResource(message: KeptMessage, accountSid: string): unknown {
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: toRfc2822(message.createdAt),
    date_sent: message.sentAt === undefined ? null : toRfc2822(message.sentAt),
    date_updated: toRfc2822(message.sentAt ?? message.createdAt),
    direction: 'outbound-api',
    error_code: message.errorCode ?? null,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(Math.ceil(message.body.length / 153)),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}/Media.json` },
    to: message.to,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}.json`,
  }
}

function toRfc2822(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace('GMT', '+0000')
}

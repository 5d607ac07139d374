import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { isEqualInConstantTime } from '../../webhooks/equal-in-constant-time.ts'
import { readFormField } from '../../webhooks/form-field.ts'
import { readHeader, type SignedRequest } from '../../webhooks/standard-webhook.ts'
import type { EnvelopeReport } from '../esign.ts'
import { provider } from './codes.ts'
import { ourKey } from './signature-request.ts'

const callbackBody = z.object({
  event: z.object({
    event_time: z.string(),
    event_type: z.string().min(1),
    event_hash: z.string(),
    event_metadata: z.object({ related_signature_id: z.string().nullish() }).nullish(),
  }),
  // Absent where the vendor only tries whether we answer.
  signature_request: z.object({ signature_request_id: z.string().min(1), metadata: z.record(z.string(), z.unknown()).nullish() }).nullish(),
})

const statuses: Readonly<Record<string, EnvelopeReport['status']>> = {
  // `downloadable`, when the file is made, follows at once and tells us nothing new: the file is asked for until it is there.
  signature_request_all_signed: 'signed',
  signature_request_declined: 'declined',
  signature_request_canceled: 'void',
  signature_request_expired: 'void',
}

/** A form with one field `json`. The hash in it is over the event's time and type alone: it proves who speaks, and we ask what is true. */
export function readCallback(request: SignedRequest, apiKeys: readonly string[]): EnvelopeReport {
  const parsed = callbackBody.safeParse(readJsonField(request))
  // What cannot be read has no hash either: nobody of whom we know anything sent it.
  if (!parsed.success) {
    throw new AppError('WEBHOOK_MALFORMED', { provider, fields: parsed.error.issues.map((issue) => issue.path.join('.')) })
  }
  const { event, signature_request: about } = parsed.data
  const isKnown = apiKeys.map((apiKey) => isEqualInConstantTime(event.event_hash, eventHash(event, apiKey))).includes(true)
  if (!isKnown) throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider, reason: 'no live key made this hash' })
  const externalId = about?.metadata?.[ourKey]
  return {
    eventId: [about?.signature_request_id ?? '', event.event_type, event.event_metadata?.related_signature_id ?? '', event.event_time].join(
      ':',
    ),
    envelopeId: about?.signature_request_id ?? '',
    ...(typeof externalId === 'string' && { externalId }),
    status: about ? (statuses[event.event_type] ?? 'progress') : 'progress',
  }
}

/** HMAC-SHA256 over time and type, with the API key, in hex. */
export function eventHash({ event_time, event_type }: { event_time: string; event_type: string }, apiKey: string): string {
  return createHmac('sha256', apiKey).update(`${event_time}${event_type}`).digest('hex')
}

function readJsonField({ rawBody, headers }: SignedRequest): unknown {
  try {
    return JSON.parse(readFormField(rawBody, readHeader(headers, 'content-type') ?? '', 'json') ?? '')
  } catch {
    return undefined
  }
}

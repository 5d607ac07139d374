import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { isEqualInConstantTime } from '../../webhooks/equal-in-constant-time.ts'
import { readHeader, type SignedRequest } from '../../webhooks/standard-webhook.ts'
import type { EnvelopeReport } from '../esign.ts'
import { provider } from './codes.ts'

const messageBody = z.object({
  event: z.string().min(1),
  payload: z.object({
    envelopeId: z.string().min(1),
    externalId: z.string().nullish(),
    status: z.string(),
    recipients: z.array(z.object({ id: z.number(), signingStatus: z.string(), readStatus: z.string(), sendStatus: z.string() })),
  }),
})

const statuses: Readonly<Record<string, EnvelopeReport['status']>> = {
  DOCUMENT_COMPLETED: 'signed',
  DOCUMENT_REJECTED: 'declined',
  DOCUMENT_CANCELLED: 'void',
  RECIPIENT_EXPIRED: 'void',
}

/**
 * A report of Documenso. It carries the shared secret itself and signs nothing, so it proves who speaks and not what is said: it wakes us, and
 * the envelope is asked. Events have no id: what the report says of the envelope and its recipients names one.
 */
export function readDocumensoReport({ rawBody, headers }: SignedRequest, secrets: readonly string[]): EnvelopeReport {
  const offered = readHeader(headers, 'x-documenso-secret') ?? ''
  // All are compared: which one it was shows in no time.
  const isKnown = secrets.map((secret) => secret !== '' && isEqualInConstantTime(offered, secret)).includes(true)
  if (!isKnown) throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider, reason: 'not one of the live secrets' })
  const parsed = messageBody.safeParse(parseJson(rawBody))
  if (!parsed.success)
    throw new AppError('WEBHOOK_MALFORMED', { provider, fields: parsed.error.issues.map((issue) => issue.path.join('.')) })
  const { event, payload } = parsed.data
  const recipients = payload.recipients.map(({ id, ...state }) => [id, state.signingStatus, state.readStatus, state.sendStatus].join('/'))
  return {
    eventId: [payload.envelopeId, event, payload.status, ...recipients].join(':'),
    envelopeId: payload.envelopeId,
    ...(typeof payload.externalId === 'string' && { externalId: payload.externalId }),
    status: statuses[event] ?? 'progress',
  }
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'))
  } catch {
    return undefined
  }
}

import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { isEqualInConstantTime } from '../../webhooks/equal-in-constant-time.ts'
import type { SignedRequest } from '../../webhooks/standard-webhook.ts'
import type { EnvelopeReport } from '../esign.ts'
import { provider } from './codes.ts'
import { ourField } from './envelope-body.ts'

const messageBody = z.object({
  event: z.string().min(1),
  configurationId: z.union([z.string(), z.number()]).optional(),
  generatedDateTime: z.string().min(1),
  data: z.object({
    envelopeId: z.string().min(1),
    recipientId: z.string().optional(),
    envelopeSummary: z
      .object({
        customFields: z.object({ textCustomFields: z.array(z.object({ name: z.string(), value: z.string() })).optional() }).optional(),
      })
      .optional(),
  }),
})

const statuses: Readonly<Record<string, EnvelopeReport['status']>> = {
  'envelope-completed': 'signed',
  'envelope-declined': 'declined',
  'envelope-voided': 'void',
}

/** A Connect message as JSON. The vendor numbers no events: configuration, event, envelope and time together name one. */
export function readConnectMessage(request: SignedRequest, keys: readonly string[]): EnvelopeReport {
  if (!isSignedBy(request, keys)) throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider, reason: 'no live key made this signature' })
  const parsed = messageBody.safeParse(parseJson(request.rawBody))
  if (!parsed.success)
    throw new AppError('WEBHOOK_MALFORMED', { provider, fields: parsed.error.issues.map((issue) => issue.path.join('.')) })
  const { event, configurationId = '', generatedDateTime, data } = parsed.data
  const externalId = data.envelopeSummary?.customFields?.textCustomFields?.find((field) => field.name === ourField)?.value
  return {
    eventId: [configurationId, event, data.envelopeId, data.recipientId ?? '', generatedDateTime].join(':'),
    envelopeId: data.envelopeId,
    ...(externalId !== undefined && { externalId }),
    status: statuses[event] ?? 'progress',
  }
}

/** One header for each key that is active there, each over the raw bytes; any of ours that made any of them will do. */
function isSignedBy({ rawBody, headers }: SignedRequest, keys: readonly string[]): boolean {
  const offered = Object.entries(headers).flatMap(([name, value]) =>
    /^x-docusign-signature-\d+$/i.test(name) && value !== undefined ? [value] : [],
  )
  const expected = keys.map((key) => connectSignature(rawBody, key))
  return offered.some((signature) => expected.some((mac) => isEqualInConstantTime(signature, mac)))
}

/** HMAC-SHA256 over the raw body, in base64. */
export function connectSignature(rawBody: Uint8Array, key: string): string {
  return createHmac('sha256', key).update(rawBody).digest('base64')
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'))
  } catch {
    return undefined
  }
}

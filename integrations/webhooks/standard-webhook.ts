import { createHmac } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import { isEqualInConstantTime } from './equal-in-constant-time.ts'

export type SignedRequest = { rawBody: Uint8Array; headers: Readonly<Record<string, string | undefined>> }

type Verification = {
  provider: string
  /** `whsec_…`, every secret that is live: the current one and, while it is replaced, the previous one. */ secrets: readonly string[]
  now: string
}

const toleranceMs = 5 * 60_000

/**
 * Verifies a webhook of the Standard Webhooks specification: HMAC-SHA256 over `id.timestamp.` and the raw bytes, compared in
 * constant time, at most five minutes from `now`. Returns the id, which stays the same when the message is sent again.
 */
export function verifyStandardWebhook(request: SignedRequest, { provider, secrets, now }: Verification): { webhookId: string } {
  const webhookId = readHeader(request.headers, 'webhook-id')
  const timestamp = readHeader(request.headers, 'webhook-timestamp')
  const offered = (readHeader(request.headers, 'webhook-signature') ?? '').split(' ').filter((one) => one.startsWith('v1,'))
  if (webhookId === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp) || offered.length === 0) {
    throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider, reason: 'headers missing' })
  }
  const expected = secrets.map((secret) => signStandardWebhook(secret, { webhookId, timestamp, rawBody: request.rawBody }))
  if (!offered.some((one) => expected.some((mac) => isEqualInConstantTime(one, mac)))) {
    throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider, reason: 'no live secret made this signature' })
  }
  if (Math.abs(Date.parse(now) - Number(timestamp) * 1000) > toleranceMs) {
    throw new AppError('WEBHOOK_SIGNATURE_INVALID', { provider, reason: 'older or newer than five minutes' })
  }
  return { webhookId }
}

export function readHeader(headers: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

function signStandardWebhook(secret: string, message: { webhookId: string; timestamp: string; rawBody: Uint8Array }): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${message.webhookId}.${message.timestamp}.`).update(message.rawBody)
  return `v1,${mac.digest('base64')}`
}

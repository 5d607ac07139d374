import { createHmac } from 'node:crypto'

/** Headers of the Standard Webhooks specification: HMAC-SHA256 over `id.timestamp.body` with the secret after `whsec_`. */
export function signStandardWebhook(secret: string, message: { id: string; body: string; now: number }): Record<string, string> {
  const timestamp = String(Math.floor(message.now / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`).digest('base64')
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` }
}

import { describe, expect, it } from 'vitest'
import { verifyStandardWebhook } from './standard-webhook.ts'

/** Test vectors that the Standard Webhooks specification and its first implementation publish. */
const published = [
  {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
    id: 'msg_loFOjxBNrRLzqYUf',
    timestamp: 1_731_705_121,
    body: '{"event_type":"ping","data":{"success":true}}',
    signature: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  },
]
type Example = (typeof published)[number] & { secondsLater?: number; secrets?: string[] }

function verify(example: Example) {
  return verifyStandardWebhook(
    {
      rawBody: Buffer.from(example.body),
      headers: { 'Webhook-Id': example.id, 'webhook-timestamp': String(example.timestamp), 'webhook-signature': example.signature },
    },
    {
      provider: 'test',
      secrets: example.secrets ?? [example.secret],
      now: new Date((example.timestamp + (example.secondsLater ?? 0)) * 1000).toISOString(),
    },
  )
}

describe('a standard webhook', () => {
  const [vector] = published as [Example]

  it.each(published)('accepts the published vector $id', (example) => {
    expect(verify(example)).toEqual({ webhookId: example.id })
  })

  it('accepts any of several signatures by any of the live secrets', () => {
    expect(
      verify({ ...vector, signature: `v1,AAAA v1a,zzzz ${vector.signature}`, secrets: [published[1]!.secret, vector.secret] }),
    ).toEqual({ webhookId: vector.id })
  })

  it.each([-300, 300])('accepts a clock that is off by %d seconds', (secondsLater) => {
    expect(verify({ ...vector, secondsLater })).toEqual({ webhookId: vector.id })
  })

  it.each([
    ['a changed body', { body: '{"test":2432232314}' }],
    ['another id', { id: 'msg_other' }],
    ['a secret that is not live', { secrets: [published[1]!.secret] }],
    ['no secret at all', { secrets: [] }],
    ['a version it does not know', { signature: vector.signature.replace('v1,', 'v2,') }],
    ['no signature', { signature: '' }],
    ['a message from before', { secondsLater: 301 }],
    ['a message from the future', { secondsLater: -301 }],
  ] satisfies [string, Partial<Example>][])('refuses %s', (_difference, changes) => {
    expect(() => verify({ ...vector, ...changes })).toThrow(expect.objectContaining({ code: 'WEBHOOK_SIGNATURE_INVALID' }))
  })
})

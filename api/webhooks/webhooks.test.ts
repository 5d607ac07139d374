import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webhookReaders } from '#bin/webhook-readers.ts'
import { createDocuSign } from '#integrations/esign/docusign.ts'
import { connectSignature } from '#integrations/esign/docusign/connect.ts'
import { createDropboxSign } from '#integrations/esign/dropbox-sign.ts'
import { eventHash } from '#integrations/esign/dropbox-sign/callback.ts'
import { createPixPsp } from '#integrations/payments/pix-psp.ts'
import { createTwilioSms } from '#integrations/sms/twilio.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { benchToday, openApiBench, type ApiBench } from '#test/api/api-bench.ts'

const { pix, twilio, docusign, dropboxSign } = sandboxCredentials
const now = Math.floor(Date.parse(`${benchToday}T15:00:00.000Z`) / 1000)

describe('webhooks', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench({
      webhooks: webhookReaders({
        pix: createPixPsp({ baseUrl: 'http://127.0.0.1:1', clientId: 'x', clientSecret: 'x', webhookSecrets: pix.webhookSecrets }),
        sms: createTwilioSms({
          accountSid: twilio.accountSid,
          credential: { authToken: twilio.authToken },
          webhookAuthTokens: [twilio.authToken],
          sender: { from: twilio.from },
        }),
        signing: {
          docusign: createDocuSign({
            authUrl: 'http://127.0.0.1:1',
            ...docusign,
            webhookUrl: 'http://127.0.0.1:1',
            redirectUrl: 'http://127.0.0.1:1/',
          }),
          'dropbox-sign': createDropboxSign({ ...dropboxSign, testMode: true }),
        },
      }),
    })
  })
  afterAll(() => bench.close())

  function payout(eventId: string, changes: { secret?: string; timestamp?: number; body?: string } = {}) {
    const body =
      changes.body ??
      JSON.stringify({
        eventoId: eventId,
        pagamento: {
          endToEndId: 'E9999900420261123150012345678901',
          status: 'REALIZADO',
          horario: { liquidacao: `${benchToday}T15:00:00.000Z` },
        },
      })
    const timestamp = changes.timestamp ?? now
    const key = Buffer.from((changes.secret ?? pix.webhookSecrets[0]).replace(/^whsec_/, ''), 'base64')
    const signature = createHmac('sha256', key).update(`${eventId}.${timestamp}.${body}`).digest('base64')
    return bench.caller().send('POST', '/webhooks/pix', {
      body: Buffer.from(body),
      headers: {
        'content-type': 'application/json',
        'x-tenor-client': undefined,
        'webhook-id': eventId,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': `v1,${signature}`,
      },
    })
  }
  const received = async (eventId: string) => (await bench.owner.db('inbox').where({ event_id: eventId }).select()).length

  it('are taken when one of the live secrets signed the bytes, and kept once however often they come', async () => {
    const eventId = randomUUID()
    const answers = await Promise.all([payout(eventId), payout(eventId), payout(eventId, { secret: pix.webhookSecrets[1] })])
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204])
    expect(await received(eventId)).toBe(1)
  })

  it.each([
    ['signed with another secret', { secret: 'whsec_b3RoZXI=' }],
    ['signed six minutes ago', { timestamp: now - 360 }],
    ['signed six minutes ahead', { timestamp: now + 360 }],
  ])('are refused when they were %s', async (_what, changes) => {
    const eventId = randomUUID()
    const answer = await payout(eventId, changes)
    expect([answer.status, answer.body.code, await received(eventId)]).toEqual([403, 'WEBHOOK_SIGNATURE_INVALID', 0])
  })

  it('are refused when a byte was changed after signing, when the body is nonsense, and from providers that we do not have', async () => {
    const eventId = randomUUID()
    expect((await payout(eventId, { body: '{"eventoId":' })).body.code).toBe('WEBHOOK_MALFORMED')
    expect((await bench.caller().send('POST', '/webhooks/nobody', { body: Buffer.from('{}') })).body.code).toBe('WEBHOOK_PROVIDER_UNKNOWN')
    expect((await bench.caller().send('POST', '/webhooks/constructor', { body: Buffer.from('{}') })).body.code).toBe(
      'WEBHOOK_PROVIDER_UNKNOWN',
    )
  })

  it('about a payment that we never ordered wake nobody', async () => {
    const before = (await bench.owner.db('outbox').count('* as count'))[0]
    await payout(randomUUID())
    expect((await bench.owner.db('outbox').count('* as count'))[0]).toEqual(before)
  })

  const connectMessage = (envelopeId: string) =>
    Buffer.from(
      JSON.stringify({
        event: 'envelope-completed',
        configurationId: 1,
        generatedDateTime: `${benchToday}T15:00:00.0000000Z`,
        data: { envelopeId, envelopeSummary: { customFields: { textCustomFields: [{ name: 'tenorEnvelope', value: randomUUID() }] } } },
      }),
    )

  it('are taken with the second of several signatures, made with the key that is being replaced', async () => {
    const body = connectMessage(randomUUID())
    const answer = await bench.caller().send('POST', '/webhooks/docusign', {
      body,
      headers: {
        'content-type': 'application/json',
        'x-docusign-signature-1': connectSignature(body, 'a key of the next month'),
        'x-docusign-signature-2': connectSignature(body, docusign.connectKeys[1]),
      },
    })
    expect(answer.status).toBe(204)
  })

  it('about an envelope that is not ours wake nobody', async () => {
    const before = (await bench.owner.db('outbox').count('* as count'))[0]
    const body = connectMessage(randomUUID())
    const headers = { 'content-type': 'application/json', 'x-docusign-signature-1': connectSignature(body, docusign.connectKeys[0]) }
    expect((await bench.caller().send('POST', '/webhooks/docusign', { body, headers })).status).toBe(204)
    expect((await bench.owner.db('outbox').count('* as count'))[0]).toEqual(before)
  })

  it('are answered with the receipt that the provider wants to read', async () => {
    const event = { event_time: '1348177752', event_type: 'callback_test' }
    const form = new FormData()
    form.set('json', JSON.stringify({ event: { ...event, event_hash: eventHash(event, dropboxSign.apiKeys[0]) } }))
    const sent = new Response(form)
    const answer = await bench.caller().send('POST', '/webhooks/dropbox-sign', {
      body: Buffer.from(await sent.arrayBuffer()),
      headers: { 'content-type': sent.headers.get('content-type')! },
    })
    expect([answer.status, answer.bytes.toString()]).toEqual([200, 'Hello API Event Received'])
  })

  it('about a message that we do not know yet are asked for again', async () => {
    const body = new URLSearchParams({
      MessageSid: 'SM1',
      MessageStatus: 'delivered',
      AccountSid: twilio.accountSid,
      From: '+1',
      To: '+2',
      SmsSid: 'SM1',
      SmsStatus: 'delivered',
      ApiVersion: '2010-04-01',
    })
    const url = `${bench.url}/webhooks/twilio`
    const signed = [...body.keys()].toSorted().reduce((text, name) => text + name + body.get(name), url)
    const answer = await bench.caller().send('POST', '/webhooks/twilio', {
      body: Buffer.from(body.toString()),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': createHmac('sha1', twilio.authToken).update(signed).digest('base64'),
      },
    })
    expect([answer.status, answer.body.code]).toEqual([503, 'WEBHOOK_TOO_EARLY'])
  })
})

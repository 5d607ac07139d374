import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { receiveWebhooks, type WebhookReceiver } from '#sandbox/testing/receive-webhooks.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import type { Sms } from './sms.ts'
import { createTwilioSms, type TwilioSmsOptions } from './twilio.ts'

type Create = (sandbox: TestSandbox, statusCallbackUrl: string, changes?: Partial<TwilioSmsOptions>) => Sms

/** Another vendor joins by one line. */
const vendors: [name: string, create: Create][] = [
  [
    'twilio',
    (sandbox, statusCallbackUrl, changes) => {
      const { accountSid, authToken, from } = sandboxCredentials.twilio
      const credential = { authToken }
      return createTwilioSms({
        baseUrl: sandbox.addresses.twilio,
        accountSid,
        credential,
        webhookAuthTokens: [authToken],
        sender: { from },
        statusCallbackUrl,
        ...changes,
      })
    },
  ],
]

describe.each(vendors)('text messages by %s', (_vendor, create) => {
  let sandbox: TestSandbox
  let receiver: WebhookReceiver
  let sms: Sms
  let messages = 0
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    receiver = await receiveWebhooks('/webhooks/twilio?case=1')
    sms = create(sandbox, receiver.url)
  })
  afterEach(() => sandbox.control.clear('twilio'))
  afterAll(() => Promise.all([sandbox.close(), receiver.close()]))

  const messageFor = (slug: string) => {
    messages += 1
    return {
      to: people.find((person) => person.slug === slug)!.phone,
      body: `Seu código Tenor é ${100_000 + messages}. Não o conte a ninguém.`,
      reference: `msg-${messages}`,
    }
  }
  const reportsOf = (providerMessageId: string) => receiver.received.filter((one) => one.rawBody.includes(providerMessageId))
  const readAll = (providerMessageId: string) => reportsOf(providerMessageId).map((report) => sms.readStatusReport(report))

  it('tells what became of a message when it is asked, for the report that never came', async () => {
    await sandbox.control.play('twilio', { scenario: 'webhook_lost' })
    const { providerMessageId } = await sms.send(messageFor('ana-ordinary'))
    await eventually(async () => expect(await sms.readStatus(providerMessageId)).toEqual({ providerMessageId, status: 'delivered' }))
    expect(reportsOf(providerMessageId)).toEqual([])
    await sandbox.control.play('twilio', { scenario: 'undelivered', errorCode: 30007, times: 1 })
    const filtered = await sms.send(messageFor('ana-ordinary'))
    await eventually(async () =>
      expect(await sms.readStatus(filtered.providerMessageId)).toMatchObject({ status: 'undelivered', errorCode: '30007' }),
    )
  })

  it('knows nothing of a message that the vendor does not keep', async () => {
    await expect(sms.readStatus(`SM${'0'.repeat(32)}`)).resolves.toBeUndefined()
  })

  it('sends a message once and reports how it travels', async () => {
    const message = messageFor('ana-ordinary')
    const { providerMessageId, status } = await sms.send(message)
    expect(status).toBe('queued')
    await eventually(() => expect(readAll(providerMessageId).map((report) => report.status)).toEqual(['sent', 'delivered']))
    const { sms: outbox } = await sandbox.control.outbox(message.to)
    expect(outbox.filter((sent) => sent.body === message.body)).toMatchObject([{ sid: providerMessageId, status: 'delivered' }])
  })

  it('finds a message whose answer was lost, so that it is not sent twice', async () => {
    const message = messageFor('bruno-pending-regularisation')
    const since = new Date().toISOString()
    await sandbox.control.play('twilio', { scenario: 'reply_lost_after_commit', times: 1 })
    expect(await failureOf(sms.send(message))).toMatchObject({ code: 'SMS_DOWN', details: { mayHaveTakenEffect: true } })
    const found = await sms.findSent(message, since)
    const { sms: outbox } = await sandbox.control.outbox(message.to)
    expect(outbox.map((sent) => sent.sid)).toEqual([found!.providerMessageId])
  })

  it('finds no message that was not sent, that says something else, or that is older', async () => {
    const message = messageFor('carla-suspended')
    const since = new Date().toISOString()
    await expect(sms.findSent(message, since)).resolves.toBeUndefined()
    await sms.send(message)
    await expect(sms.findSent({ ...message, body: 'something else' }, since)).resolves.toBeUndefined()
    await expect(sms.findSent(message, new Date(Date.now() + 60_000).toISOString())).resolves.toBeUndefined()
    await expect(sms.findSent(message, since)).resolves.toBeDefined()
  })

  it('tells an opt-out, which only the person can lift', async () => {
    const later = await startTestSandbox()
    const client = create(later, receiver.url)
    const message = messageFor('nadia-unreachable-sms')
    expect(await failureOf(client.send(message))).toMatchObject({
      code: 'SMS_RECIPIENT_OPTED_OUT',
      kind: 'refused',
      details: { providerCode: '21610', httpStatus: 400 },
    })
    await later.control.changePerson('nadia-unreachable-sms', { handset: 'reachable' })
    await expect(client.send(message)).resolves.toMatchObject({ status: 'queued' })
    await later.close()
  })

  it('refuses a number that is none, without repeating it', async () => {
    const error = await failureOf(sms.send({ ...messageFor('ana-ordinary'), to: '+55119' }))
    expect(error).toMatchObject({ code: 'SMS_RECIPIENT_UNREACHABLE', details: { providerCode: '21211' } })
    expect(JSON.stringify(error.details)).not.toContain('+55119')
  })

  it.each([
    ['a sender that is not ours', { sender: { from: '+5511900001111' } }, '21606'],
    ['a wrong auth token', { credential: { authToken: 'an old one' } }, '20003'],
  ] satisfies [string, Partial<TwilioSmsOptions>, string][])(
    'says that our access is wrong: %s',
    async (_situation, changes, providerCode) => {
      const error = await failureOf(create(sandbox, receiver.url, changes).send(messageFor('ana-ordinary')))
      expect(error).toMatchObject({ code: 'SMS_MISCONFIGURED', details: { providerCode } })
    },
  )

  it('refuses a text that is too long', async () => {
    expect(await failureOf(sms.send({ ...messageFor('ana-ordinary'), body: 'x'.repeat(1601) }))).toMatchObject({
      code: 'SMS_REFUSED',
      details: { providerCode: '21617' },
    })
  })

  it('reports a message that did not arrive, with the code of the network', async () => {
    await sandbox.control.play('twilio', { scenario: 'undelivered', errorCode: 30007, times: 1 })
    const { providerMessageId } = await sms.send(messageFor('ana-ordinary'))
    await eventually(() =>
      expect(readAll(providerMessageId).at(-1)).toEqual({ providerMessageId, status: 'undelivered', errorCode: '30007' }),
    )
  })

  it('reads reports in whatever order and number they come', async () => {
    await sandbox.control.play('twilio', { scenario: 'webhook_reordered', times: 1 })
    const reordered = await sms.send(messageFor('ana-ordinary'))
    await eventually(() => expect(readAll(reordered.providerMessageId).map((report) => report.status)).toEqual(['delivered', 'sent']))
    await sandbox.control.play('twilio', { scenario: 'webhook_duplicated', times: 1 })
    const doubled = await sms.send(messageFor('ana-ordinary'))
    await eventually(() => expect(readAll(doubled.providerMessageId)).toHaveLength(4))
  })

  it('may hear of a message before it knows its id', async () => {
    await sandbox.control.play('twilio', { scenario: 'webhook_early', times: 1 })
    const before = receiver.received.length
    const { providerMessageId } = await sms.send(messageFor('ana-ordinary'))
    expect(receiver.received.length).toBeGreaterThan(before)
    expect(readAll(providerMessageId)[0]).toMatchObject({ status: 'sent' })
  })

  it('refuses a report that somebody else signed, that was changed on the way, or that came to another address', async () => {
    await sandbox.control.play('twilio', { scenario: 'webhook_wrong_signature', times: 1 })
    const forged = await sms.send(messageFor('ana-ordinary'))
    await eventually(() => expect(reportsOf(forged.providerMessageId)).toHaveLength(2))
    const [byOther] = reportsOf(forged.providerMessageId)
    expect(() => sms.readStatusReport(byOther!)).toThrow(expect.objectContaining({ code: 'WEBHOOK_SIGNATURE_INVALID', kind: 'forbidden' }))
    const { providerMessageId } = await sms.send(messageFor('ana-ordinary'))
    await eventually(() => expect(reportsOf(providerMessageId)).toHaveLength(2))
    const [honest] = reportsOf(providerMessageId)
    const changed = Buffer.from(honest!.rawBody.toString().replaceAll('sent', 'delivered'))
    const attempts = [
      { ...honest!, rawBody: changed },
      { ...honest!, url: `${honest!.url}&x=1` },
      { ...honest!, headers: {} },
    ]
    for (const attempt of attempts) {
      expect(() => sms.readStatusReport(attempt)).toThrow(expect.objectContaining({ code: 'WEBHOOK_SIGNATURE_INVALID' }))
    }
  })

  it('accepts a report signed with either live auth token', async () => {
    const { authToken } = sandboxCredentials.twilio
    const { providerMessageId } = await sms.send(messageFor('ana-ordinary'))
    await eventually(() => expect(reportsOf(providerMessageId)).toHaveLength(2))
    const [report] = reportsOf(providerMessageId)
    const rotating = create(sandbox, receiver.url, { webhookAuthTokens: ['the new one', authToken] })
    expect(rotating.readStatusReport(report!)).toMatchObject({ providerMessageId })
    const rotated = create(sandbox, receiver.url, { webhookAuthTokens: ['the new one'] })
    expect(() => rotated.readStatusReport(report!)).toThrow(expect.objectContaining({ code: 'WEBHOOK_SIGNATURE_INVALID' }))
  })

  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const client = create(sandbox, receiver.url, changes)
        return (options) => client.send(messageFor('ana-ordinary'), options)
      },
      play: (order) => sandbox.control.play('twilio', order),
      clear: () => sandbox.control.clear('twilio'),
    }),
    {
      down: 'SMS_DOWN',
      misconfigured: 'SMS_MISCONFIGURED',
      access: 'key',
      tellsQuota: true,
      personalData: ['5511900000001', 'Seu código'],
    },
  )
})

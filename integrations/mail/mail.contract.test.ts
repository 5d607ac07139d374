import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Scenario } from '#sandbox/control/scenarios.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { closedAddress, failureOf } from '../http/transport-faults.contract.ts'
import type { Mail, MailMessage } from './mail.ts'
import { createSmtpMail, type SmtpMail, type SmtpOptions } from './smtp.ts'

/** Another vendor joins by one line. */
const vendors: [name: string, create: (sandbox: TestSandbox, changes?: Partial<SmtpOptions>) => SmtpMail][] = [
  ['smtp', (sandbox, changes) => createClient(sandbox, changes)],
  ['smtp with a pool', (sandbox, changes) => createClient(sandbox, { pool: { maxConnections: 2, maxMessages: 10 }, ...changes })],
]

function createClient(sandbox: TestSandbox, changes: Partial<SmtpOptions> = {}): SmtpMail {
  const client = createSmtpMail({
    ...sandbox.addresses.smtp,
    security: 'none',
    auth: sandboxCredentials.smtp,
    from: 'Tenor <no-reply@tenor.example>',
    ...changes,
  })
  clients.push(client)
  return client
}
const clients: SmtpMail[] = []
afterAll(() => clients.forEach((client) => client.close()))

describe.each(vendors)('e-mail by %s', (_vendor, create) => {
  let sandbox: TestSandbox
  let mail: Mail
  let messages = 0
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    mail = create(sandbox)
  })
  afterEach(() => sandbox.control.clear('smtp'))
  afterAll(() => sandbox.close())

  const messageTo = (to: string, changes: Partial<MailMessage> = {}): MailMessage => {
    messages += 1
    return {
      messageId: `<case-1.notify.${messages}@tenor.example>`,
      to,
      subject: 'Seu empréstimo foi pago — R$ 5.000,00',
      text: 'Olá, Ana.\n\nO valor está na sua conta.\n',
      html: '<p>Olá, Ana.</p>',
      ...changes,
    }
  }
  const received = async (to: string) => (await sandbox.control.outbox(to)).mail

  it('delivers text, markup, accents and attachments as they were written', async () => {
    const content = new TextEncoder().encode('%PDF-1.7 contract')
    const message = messageTo('ana.moreira@example.org', {
      attachments: [{ filename: 'contract.pdf', mediaType: 'application/pdf', content }],
    })
    const delivery = await mail.send(message)
    expect(delivery).toEqual({ messageId: message.messageId })
    const [caught] = await received('ana.moreira@example.org')
    expect(caught).toMatchObject({
      from: 'no-reply@tenor.example',
      to: ['ana.moreira@example.org'],
      messageId: message.messageId,
      subject: message.subject,
      html: message.html,
      attachments: [{ filename: 'contract.pdf', mediaType: 'application/pdf', sha256: createHash('sha256').update(content).digest('hex') }],
    })
    expect(caught!.text.trim()).toBe(message.text.trim())
  })

  it('says in a header that nobody should answer automatically', async () => {
    await mail.send(messageTo('headers@example.org'))
    const [caught] = await received('headers@example.org')
    expect(caught!.headers).toMatchObject({ 'auto-submitted': 'auto-generated', from: 'Tenor <no-reply@tenor.example>' })
    expect(caught!.headers).not.toHaveProperty('list-unsubscribe')
  })

  it('keeps the Message-ID of a message whose answer was lost, so that the second copy is recognisable', async () => {
    const message = messageTo('twice@example.org')
    await sandbox.control.play('smtp', { scenario: 'reply_lost_after_commit', times: 1 })
    expect(await failureOf(mail.send(message))).toMatchObject({ code: 'MAIL_DOWN', details: { mayHaveTakenEffect: true } })
    await mail.send(message)
    const copies = await received('twice@example.org')
    expect(copies.map((copy) => copy.messageId)).toEqual([message.messageId, message.messageId])
  })

  it('refuses a mailbox that does not exist, for good and without repeating the address', async () => {
    const error = await failureOf(mail.send(messageTo('xenia.lobo@example.org')))
    expect(error).toMatchObject({
      code: 'MAIL_RECIPIENT_REFUSED',
      kind: 'refused',
      details: { providerCode: '550', mayHaveTakenEffect: false },
    })
    expect(error.details.raw).toMatch(/^550 5\.1\.1 .*Recipient address rejected/)
    expect(JSON.stringify(error.details)).not.toContain('xenia')
  })

  it('tries a full mailbox again', async () => {
    expect(await failureOf(mail.send(messageTo('zelia.pimentel@example.org')))).toMatchObject({
      code: 'MAIL_DOWN',
      kind: 'unavailable',
      details: { providerCode: '452', mayHaveTakenEffect: false },
    })
  })

  it('refuses an address that is none', async () => {
    expect(await failureOf(mail.send(messageTo('not an address')))).toMatchObject({ code: 'MAIL_RECIPIENT_REFUSED', kind: 'refused' })
  })

  it('sends to one address only, whatever the address contains', async () => {
    await mail.send(messageTo('one@example.org, two@example.org')).catch(() => undefined)
    expect(await received('two@example.org')).toEqual([])
  })

  const failures: [situation: string, scenario: Scenario, expected: object][] = [
    [
      'the server defers the message',
      { scenario: 'mail_deferred' },
      { code: 'MAIL_DOWN', details: { providerCode: '451', mayHaveTakenEffect: false } },
    ],
    ['the server refuses the message', { scenario: 'mail_refused' }, { code: 'MAIL_REFUSED', details: { providerCode: '554' } }],
    ['the server is closing', { scenario: 'down' }, { code: 'MAIL_DOWN', details: { providerCode: '421' } }],
    ['the connection is cut', { scenario: 'refused_connection' }, { code: 'MAIL_DOWN', details: { reason: 'connection' } }],
    ['the password is refused', { scenario: 'unauthorized_once' }, { code: 'MAIL_MISCONFIGURED', details: { providerCode: '535' } }],
  ]
  it.each(failures)('fails by kind when %s', async (_situation, scenario, expected) => {
    await sandbox.control.play('smtp', scenario)
    expect(await failureOf(create(sandbox).send(messageTo('failing@example.org')))).toMatchObject(expected)
  })

  it('delivers after a deferral, once', async () => {
    const message = messageTo('deferred@example.org')
    await sandbox.control.play('smtp', { scenario: 'mail_deferred', times: 1 })
    await failureOf(mail.send(message))
    await mail.send(message)
    expect(await received('deferred@example.org')).toHaveLength(1)
  })

  it('gives up on a server that does not greet, and surely without effect where nobody listens', async () => {
    await sandbox.control.play('smtp', { scenario: 'slow', delayMs: 5_000 })
    expect(await failureOf(create(sandbox, { timeoutMs: 100 }).send(messageTo('slow@example.org')))).toMatchObject({
      code: 'MAIL_DOWN',
      details: { reason: 'timeout' },
    })
    const port = Number(new URL(await closedAddress()).port)
    expect(await failureOf(create(sandbox, { port }).send(messageTo('nobody@example.org')))).toMatchObject({
      code: 'MAIL_DOWN',
      details: { mayHaveTakenEffect: false },
    })
  })

  it('ends a cancelled message with the reason of the cancellation', async () => {
    await sandbox.control.play('smtp', { scenario: 'slow', delayMs: 5_000 })
    const cancellation = new AbortController()
    const sending = mail.send(messageTo('cancelled@example.org'), { signal: cancellation.signal })
    const reason = new Error('the case was withdrawn')
    cancellation.abort(reason)
    await expect(sending).rejects.toBe(reason)
    expect(await received('cancelled@example.org')).toEqual([])
  })

  it('refuses to talk without encryption where encryption is required', async () => {
    expect(await failureOf(create(sandbox, { security: 'starttls' }).send(messageTo('secret@example.org')))).toMatchObject({
      code: 'MAIL_MISCONFIGURED',
    })
  })
})

import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import type { MailMessage } from './mail.ts'
import { createSmtpMail } from './smtp.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const dkim = {
  domainName: 'tenor.example',
  keySelector: 'loans',
  privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
}
/** What the domain publishes: the only key that its receivers go by. */
const zone =
  (key = publicKey) =>
  async (name: string, type: string) => {
    if (name !== 'loans._domainkey.tenor.example' || type !== 'TXT') throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
    return [[`v=DKIM1; k=rsa; p=${key.export({ type: 'spki', format: 'der' }).toString('base64')}`]]
  }

const message = (to: string, changes: Partial<MailMessage> = {}): MailMessage => ({
  messageId: `<${to}>`,
  to,
  subject: 'Seu empréstimo foi pago — R$ 5.000,00',
  text: 'Olá, Ana.\n\n.\nO valor está na sua conta.  \n\n',
  html: '<p>Olá, Ana.</p>',
  ...changes,
})

/** Signed by the client that we use, verified by another implementation than the one that signed. */
describe('the signature of a mail', () => {
  let sandbox: TestSandbox
  beforeAll(async () => {
    sandbox = await startTestSandbox()
  })
  afterAll(() => sandbox.close())

  const send = async (one: MailMessage, changes: Partial<Parameters<typeof createSmtpMail>[0]> = {}) => {
    const client = createSmtpMail({
      ...sandbox.addresses.smtp,
      security: 'none',
      auth: sandboxCredentials.smtp,
      from: 'Tenor <no-reply@tenor.example>',
      dkim,
      ...changes,
    })
    await client.send(one)
    client.close()
    const [caught] = (await sandbox.control.outbox(one.to)).mail
    return Buffer.from(caught!.source, 'latin1')
  }
  const verify = async (source: Buffer, resolver = zone()) => {
    const { results } = await dkimVerify(source, { resolver })
    return results.map(({ status, signingDomain }) => [status.result, signingDomain])
  }

  it('is right as it arrived over a real exchange, with accents, dots at the beginning of lines and a contract', async () => {
    const content = new Uint8Array(100_000).map((_, index) => index % 251)
    const source = await send(
      message('signed@example.org', { attachments: [{ filename: 'contract.pdf', mediaType: 'application/pdf', content }] }),
    )
    expect(source.toString('latin1')).toMatch(/^DKIM-Signature: v=1;/m)
    expect(await verify(source)).toEqual([['pass', 'tenor.example']])
  })

  it.each([
    ['the words', 'Ana', 'Eva'],
    ['the subject', 'Subject: =', 'Subject: Fwd: ='],
    ['the sender', 'no-reply@tenor.example>', 'somebody@tenor.example>'],
  ])('is wrong once %s were changed on the way', async (_what, from, to) => {
    const source = (await send(message(`changed-${from.length}@example.org`, { text: 'Ana', html: 'Ana' }))).toString('latin1')
    const changed = source.replace(new RegExp(from === 'Ana' ? '^Ana' : from, 'm'), to)
    expect(changed).not.toBe(source)
    const [result] = await verify(Buffer.from(changed, 'latin1'))
    // A body that is not the one that was signed is "neutral" to this verifier; neither opens anything.
    expect(['fail', 'neutral']).toContain(result![0])
  })

  it('is wrong by another key, and neutral where the domain publishes none', async () => {
    const source = await send(message('other-key@example.org'))
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    expect(await verify(source, zone(other))).toEqual([['fail', 'tenor.example']])
    const none = async () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }))
    expect((await verify(source, none))[0]![0]).not.toBe('pass')
  })

  it('is not there where no key is configured', async () => {
    const { dkim: _none, ...unsigned } = { dkim }
    const client = createSmtpMail({
      ...sandbox.addresses.smtp,
      security: 'none',
      auth: sandboxCredentials.smtp,
      from: 'a@tenor.example',
      ...unsigned,
    })
    await client.send(message('unsigned@example.org'))
    const [caught] = (await sandbox.control.outbox('unsigned@example.org')).mail
    expect(caught!.headers).not.toHaveProperty('dkim-signature')
  })
})

describe('a pool of connections', () => {
  it('sends many mails over few of them, and is closed for good', async () => {
    const sandbox = await startTestSandbox()
    const client = createSmtpMail({
      ...sandbox.addresses.smtp,
      security: 'none',
      auth: sandboxCredentials.smtp,
      from: 'a@tenor.example',
      pool: { maxConnections: 2, maxMessages: 10 },
    })
    const addresses = Array.from({ length: 20 }, (_, number) => `pooled-${number}@example.org`)
    await Promise.all(addresses.map((to) => client.send(message(to))))
    const { mail } = await sandbox.control.outbox()
    expect(mail).toHaveLength(20)
    const perSession = Object.values(Object.groupBy(mail, ({ session }) => session)).map((group) => group!.length)
    expect(perSession.length).toBeLessThanOrEqual(4)
    expect(Math.max(...perSession)).toBeLessThanOrEqual(10)
    const cancellation = new AbortController()
    await sandbox.control.play('smtp', { scenario: 'slow', delayMs: 5_000 })
    client.close()
    const again = createSmtpMail({
      ...sandbox.addresses.smtp,
      security: 'none',
      auth: sandboxCredentials.smtp,
      from: 'a@tenor.example',
      pool: { maxConnections: 1, maxMessages: 10 },
    })
    const sending = again.send(message('cancelled@example.org'), { signal: cancellation.signal })
    const reason = new Error('the case was withdrawn')
    cancellation.abort(reason)
    await expect(sending).rejects.toBe(reason)
    again.close()
    expect((await sandbox.control.outbox('cancelled@example.org')).mail).toEqual([])
    await sandbox.close()
  })
})

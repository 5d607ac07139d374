import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createCode } from '#db/applications/one-time-codes.ts'
import { tryCode } from '#db/applications/try-code.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => Promise.all([bench.sandbox.control.clear('twilio'), bench.sandbox.control.clear('smtp')]))
afterAll(() => bench.close())

async function askForCode(
  application: TestApplication,
  code: { channel: 'sms' | 'email'; contact?: string; locale?: string; standsSeconds?: number; purpose?: 'verify_contact' | 'resume' },
) {
  const { person, applicationId, partyId, onboardingCaseId } = application
  const created = await createCode(bench.store, {
    applicationId,
    partyId,
    caseId: onboardingCaseId,
    purpose: code.purpose ?? 'verify_contact',
    channel: code.channel,
    contact: code.contact ?? (code.channel === 'sms' ? person.phone : person.email),
    locale: code.locale ?? 'en',
    standsSeconds: code.standsSeconds ?? 600,
  })
  return { codeId: created.id, caseId: onboardingCaseId }
}

async function stored(codeId: string): Promise<{ delivery: string; code: Buffer | null }> {
  return bench.store.db('one_time_code').where({ id: codeId }).first('delivery', 'code')
}

describe('a one-time code', () => {
  it('goes out by SMS in the language of its row, works, and is forgotten', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary', { verified: [] })
    const input = await askForCode(application, { channel: 'sms', locale: 'pt-BR' })
    expect(await bench.run('sendContactCode', input)).toEqual({ channel: 'sms', delivered: true })
    const { sms } = await bench.sandbox.control.outbox(application.person.phone)
    expect(sms.map((one) => one.body)).toEqual([
      expect.stringMatching(/^Tenor Financeira S\.A\.: \d{6} é o seu código\. Vale por 10 minutos\./),
    ])
    const digits = /\d{6}/.exec(sms[0]!.body)![0]
    expect(await stored(input.codeId)).toEqual({ delivery: 'sent', code: null })
    expect(
      await tryCode(bench.store, { codeId: input.codeId, applicationId: application.applicationId, purpose: 'verify_contact', digits }),
    ).toMatchObject({ outcome: 'right' })
  })

  it('goes out once, however often the engine repeats it', async () => {
    const application = await openTestApplication(bench, 'bruno-pending-regularisation', { verified: [] })
    const input = await askForCode(application, { channel: 'sms' })
    await bench.run('sendContactCode', input)
    expect(await bench.run('sendContactCode', input)).toEqual({ channel: 'sms', delivered: true })
    expect((await bench.sandbox.control.outbox(application.person.phone)).sms).toHaveLength(1)
  })

  it('goes out once although the reply to the first try was lost', async () => {
    const application = await openTestApplication(bench, 'carla-suspended', { verified: [] })
    const input = await askForCode(application, { channel: 'sms' })
    await bench.sandbox.control.play('twilio', { scenario: 'reply_lost_after_commit', times: 1 })
    await expect(bench.run('sendContactCode', input)).rejects.toMatchObject({ type: 'SMS_DOWN', nonRetryable: false })
    expect(await stored(input.codeId)).toMatchObject({ delivery: 'pending' })
    expect(await bench.run('sendContactCode', input)).toEqual({ channel: 'sms', delivered: true })
    expect((await bench.sandbox.control.outbox(application.person.phone)).sms).toHaveLength(1)
  })

  it('goes out by mail with one Message-ID, so that a repeated mail is known as one', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary', { verified: [] })
    const input = await askForCode(application, { channel: 'email', contact: 'fresh@example.org' })
    await bench.sandbox.control.play('smtp', { scenario: 'reply_lost_after_commit', times: 1 })
    await expect(bench.run('sendContactCode', input)).rejects.toMatchObject({ type: 'MAIL_DOWN' })
    await bench.run('sendContactCode', input)
    const { mail } = await bench.sandbox.control.outbox('fresh@example.org')
    expect(mail).toHaveLength(2)
    expect(new Set(mail.map((one) => one.messageId)).size).toBe(1)
    expect(mail[0]!.subject).toBe('Your code')
  })

  it.each([
    ['a number without SMS', 'sms', 'nadia-unreachable-sms'],
    ['a mailbox that does not exist', 'email', 'xenia-bouncing-mail'],
  ] as const)('to %s is an answer, not a failure', async (_name, channel, slug) => {
    const application = await openTestApplication(bench, slug, { verified: [] })
    const input = await askForCode(application, { channel })
    expect(await bench.run('sendContactCode', input)).toEqual({ channel, delivered: false })
    expect(await stored(input.codeId)).toEqual({ delivery: 'undeliverable', code: null })
    expect(await bench.run('sendContactCode', input)).toEqual({ channel, delivered: false })
  })

  it('that another one replaced, or whose time is over, is not sent', async () => {
    const application = await openTestApplication(bench, 'elisa-duplicate', { verified: [] })
    const replaced = await askForCode(application, { channel: 'sms' })
    await askForCode(application, { channel: 'sms' })
    expect(await bench.run('sendContactCode', replaced)).toEqual({ channel: 'sms', delivered: false })
    const late = await askForCode(application, { channel: 'sms' })
    const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
    expect(await bench.run('sendContactCode', late, { clock: tomorrow })).toEqual({ channel: 'sms', delivered: false })
    expect((await bench.sandbox.control.outbox(application.person.phone)).sms).toEqual([])
  })

  it('is kept sealed: neither it nor its contact stands readable in the outbox table', async () => {
    const application = await openTestApplication(bench, 'gilda-cancelled-ex-officio', { verified: [] })
    const input = await askForCode(application, { channel: 'sms' })
    await bench.run('sendContactCode', input)
    const { sms } = await bench.sandbox.control.outbox(application.person.phone)
    const row = await bench.store
      .db('message')
      .where({ reference: `code:${input.codeId}` })
      .first()
    expect(row).toMatchObject({ holds_code: true, state: 'sent', provider: 'twilio', provider_message_id: sms[0]!.sid })
    const stored = JSON.stringify(row, (_key, value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value))
    expect(stored).not.toContain(/\d{6}/.exec(sms[0]!.body)![0])
    expect(stored).not.toContain(application.person.phone)
  })

  it('for coming back is another message to a contact that was proven', async () => {
    const application = await openTestApplication(bench, 'fabio-annulled')
    const { codeId } = await askForCode(application, { channel: 'email', purpose: 'resume' })
    await bench.run('sendResumeCode', { codeId })
    const { mail } = await bench.sandbox.control.outbox(application.person.email)
    expect(mail.map((one) => one.subject)).toEqual(['Your code to go on'])
    expect(mail[0]!.text).toContain('Hello Fábio,')
  })

  it('leaves nobody in the log', async () => {
    const application = await openTestApplication(bench, 'iara-no-match', { verified: [] })
    const input = await askForCode(application, { channel: 'sms' })
    await bench.sandbox.control.play('twilio', { scenario: 'down', times: 1 })
    await expect(bench.run('sendContactCode', input)).rejects.toMatchObject({ type: 'SMS_DOWN' })
    await bench.run('sendContactCode', input)
    const said = JSON.stringify(bench.log.lines)
    expect(said).toContain(application.onboardingCaseId)
    for (const secret of [application.person.phone, application.person.taxId, 'Iara']) expect(said).not.toContain(secret)
  })
})

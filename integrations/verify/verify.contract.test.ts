import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import type { KeptVerification } from '#sandbox/twilio-verify/verification.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import { createTwilioVerify, type TwilioVerifyOptions } from './twilio-verify.ts'
import type { VerificationRequest, Verify } from './verify.ts'

/** Another vendor joins by one line. */
const vendors: [name: string, create: (sandbox: TestSandbox, changes?: Partial<TwilioVerifyOptions>) => Verify][] = [
  [
    'twilio-verify',
    (sandbox, changes) => {
      const { accountSid, authToken, verifyServiceSid: serviceSid } = sandboxCredentials.twilio
      return createTwilioVerify({
        baseUrl: sandbox.addresses['twilio-verify'],
        accountSid,
        credential: { authToken },
        serviceSid,
        ...changes,
      })
    },
  ],
]

describe.each(vendors)('one-time codes by %s', (_vendor, create) => {
  let sandbox: TestSandbox
  let verify: Verify
  let phones = 0
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    verify = create(sandbox)
  })
  afterEach(() => sandbox.control.clear('twilio-verify'))
  afterAll(() => sandbox.close())

  const newPhone = (): VerificationRequest => {
    phones += 1
    return { channel: 'sms', to: `+55119000${String(70_000 + phones)}`, locale: 'pt-BR' }
  }
  const kept = async (id: string) => {
    const { verifications = [] } = await sandbox.control.held('twilio-verify')
    return (verifications as KeptVerification[]).find((one) => one.sid === id)!
  }
  const codeOf = async (id: string) => (await kept(id)).code
  const wrongFor = async (id: string) => ((await codeOf(id)) === '000000' ? '111111' : '000000')
  const check = (verificationId: string, code: string) => verify.check({ verificationId, code })

  it.each([
    ['sms', { channel: 'sms', to: people[0]!.phone, locale: 'pt-BR' }],
    ['email', { channel: 'email', to: 'ana.moreira@example.org', locale: 'en' }],
  ] as const)('has a code sent by %s and approves it once', async (channel, request) => {
    const { verificationId } = await verify.start(request)
    expect(await kept(verificationId)).toMatchObject({ to: request.to, channel, locale: request.locale, status: 'pending' })
    const code = await codeOf(verificationId)
    await expect(check(verificationId, code)).resolves.toBe('approved')
    await expect(check(verificationId, code)).resolves.toBe('void')
  })

  it('takes a wrong code for wrong, although the vendor answers with success', async () => {
    const { verificationId } = await verify.start(newPhone())
    await expect(check(verificationId, await wrongFor(verificationId))).resolves.toBe('wrong')
    await expect(check(verificationId, await codeOf(verificationId))).resolves.toBe('approved')
  })

  it('gives up after five tries: the right code comes too late then', async () => {
    const { verificationId } = await verify.start(newPhone())
    const wrong = await wrongFor(verificationId)
    for (let tries = 0; tries < 5; tries += 1) expect(await check(verificationId, wrong)).toBe('wrong')
    await expect(check(verificationId, await codeOf(verificationId))).resolves.toBe('void')
    await expect(check(verificationId, await codeOf(verificationId))).resolves.toBe('void')
  })

  it('takes no code that has expired, that was called off, or that never was', async () => {
    const expired = await verify.start(newPhone())
    await sandbox.control.play('twilio-verify', { scenario: 'code_expired', times: 1 })
    await expect(check(expired.verificationId, await codeOf(expired.verificationId))).resolves.toBe('void')
    const cancelled = await verify.start(newPhone())
    await verify.cancel(cancelled.verificationId)
    await verify.cancel(cancelled.verificationId)
    await expect(check(cancelled.verificationId, await codeOf(cancelled.verificationId))).resolves.toBe('void')
    await expect(check(`VE${'0'.repeat(32)}`, '123456')).resolves.toBe('void')
  })

  it('sends the same code again while it stands, and five times at most', async () => {
    const request = newPhone()
    const started = await Promise.all([verify.start(request), verify.start(request)])
    expect(started[0]).toEqual(started[1])
    for (let sends = 2; sends < 5; sends += 1) await verify.start(request)
    expect(await failureOf(verify.start(request))).toMatchObject({
      code: 'VERIFY_TOO_MANY_CODES',
      kind: 'refused',
      details: { httpStatus: 429, providerCode: '60203' },
    })
    expect((await kept(started[0]!.verificationId)).sends).toHaveLength(5)
  })

  it('finds a verification whose answer was lost, and none that was begun before or by another channel', async () => {
    const request = newPhone()
    const before = new Date(Date.now() - 1_000).toISOString()
    await sandbox.control.play('twilio-verify', { scenario: 'reply_lost_after_commit', times: 1 })
    expect(await failureOf(verify.start(request))).toMatchObject({ code: 'VERIFY_DOWN', details: { mayHaveTakenEffect: true } })
    const found = await verify.findStarted(request, before)
    expect(await kept(found!.verificationId)).toMatchObject({ to: request.to })
    await expect(verify.findStarted(request, new Date(Date.now() + 60_000).toISOString())).resolves.toBeUndefined()
    await expect(verify.findStarted({ ...request, channel: 'email' }, before)).resolves.toBeUndefined()
    await expect(verify.findStarted(newPhone(), before)).resolves.toBeUndefined()
  })

  it.each([
    ['a landline', 'landline', 'SMS_RECIPIENT_UNREACHABLE'],
    ['somebody who texted STOP', 'opted_out', 'SMS_RECIPIENT_OPTED_OUT'],
  ] as const)('sends no code to %s, and does not repeat the number', async (_who, handset, code) => {
    await sandbox.control.changePerson('ana-ordinary', { handset })
    const error = await failureOf(verify.start({ channel: 'sms', to: people[0]!.phone, locale: 'en' }))
    await sandbox.control.changePerson('ana-ordinary', { handset: 'reachable' })
    expect(error).toMatchObject({ code, kind: 'refused' })
    expect(JSON.stringify(error.details)).not.toContain(people[0]!.phone.slice(1))
  })

  it('refuses what is no telephone number, without repeating it', async () => {
    const error = await failureOf(verify.start({ channel: 'sms', to: '+5511', locale: 'en' }))
    expect(error).toMatchObject({ code: 'VERIFY_REFUSED', details: { providerCode: '60200' } })
    expect(JSON.stringify(error.details)).not.toContain('+5511')
  })

  it('says that our access is wrong when the token or the service is', async () => {
    const wrong = [create(sandbox, { credential: { authToken: 'old' } }), create(sandbox, { serviceSid: `VA${'9'.repeat(32)}` })]
    for (const client of wrong) expect(await failureOf(client.start(newPhone()))).toMatchObject({ code: 'VERIFY_MISCONFIGURED' })
  })

  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const client = create(sandbox, changes)
        return (options) => client.start(newPhone(), options)
      },
      play: (order) => sandbox.control.play('twilio-verify', order),
      clear: () => sandbox.control.clear('twilio-verify'),
    }),
    { down: 'VERIFY_DOWN', misconfigured: 'VERIFY_MISCONFIGURED', access: 'key', personalData: ['5511900070'] },
  )
})

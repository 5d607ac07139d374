import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createCode, tryCode } from '#db/applications/one-time-codes.ts'
import { createTwilioVerify } from '#integrations/verify/twilio-verify.ts'
import type { Verify } from '#integrations/verify/verify.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import type { KeptVerification } from '#sandbox/twilio-verify/verification.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
let verify: Verify
beforeAll(async () => {
  bench = await openActivityBench()
  const { accountSid, authToken, verifyServiceSid: serviceSid } = sandboxCredentials.twilio
  verify = createTwilioVerify({ baseUrl: bench.sandbox.addresses['twilio-verify'], accountSid, credential: { authToken }, serviceSid })
})
afterEach(() => bench.sandbox.control.clear('twilio-verify'))
afterAll(() => bench.close())

async function askForCode(slug: string) {
  const { person, applicationId, partyId, onboardingCaseId: caseId } = await openTestApplication(bench, slug, { verified: [] })
  const code = { applicationId, partyId, caseId, purpose: 'verify_contact', channel: 'sms', contact: person.phone, locale: 'en' } as const
  const { id: codeId } = await createCode(bench.store, { ...code, standsSeconds: 600 })
  const kept = async () => {
    const { verifications = [] } = await bench.sandbox.control.held('twilio-verify')
    return (verifications as KeptVerification[]).filter((one) => one.to === person.phone)
  }
  return {
    person,
    kept,
    send: () => bench.run('sendContactCode', { caseId, codeId }, { verify }),
    enter: (digits: string, atService?: Parameters<typeof tryCode>[2]) =>
      tryCode(bench.store, { codeId, applicationId, purpose: 'verify_contact', digits }, atService),
  }
}

describe('a one-time code that a service makes', () => {
  const atService: Parameters<typeof tryCode>[2] = (tried) => verify.check(tried)

  it('is sent by the service, not by us, and opens what it should, once', async () => {
    const asked = await askForCode('ana-ordinary')
    expect(await asked.send()).toEqual({ channel: 'sms', delivered: true })
    expect((await bench.sandbox.control.outbox(asked.person.phone)).sms).toEqual([])
    const [{ code }] = (await asked.kept()) as [KeptVerification]
    const wrong = code === '000000' ? '111111' : '000000'
    expect(await asked.enter(wrong, atService)).toEqual({ outcome: 'wrong', attemptsLeft: 4 })
    expect(await asked.enter(code, atService)).toMatchObject({ outcome: 'right', contact: asked.person.phone })
    expect(await asked.enter(code, atService)).toEqual({ outcome: 'void' })
  })

  it('is sent once although the reply to the first try was lost, and once however often the engine repeats it', async () => {
    const asked = await askForCode('bruno-pending-regularisation')
    await bench.sandbox.control.play('twilio-verify', { scenario: 'reply_lost_after_commit', times: 2 })
    await expect(asked.send()).rejects.toMatchObject({ type: 'VERIFY_DOWN' })
    await bench.sandbox.control.clear('twilio-verify')
    await asked.send()
    await asked.send()
    expect((await asked.kept()).flatMap((one) => one.sends)).toHaveLength(1)
  })

  it('is void once the service is not ours to ask any more: our own digits never stand in for it', async () => {
    const asked = await askForCode('carla-suspended')
    await asked.send()
    const [{ code }] = (await asked.kept()) as [KeptVerification]
    expect(await asked.enter(code)).toEqual({ outcome: 'void' })
  })

  it('that cannot reach anybody is an answer: the applicant chooses another number', async () => {
    const asked = await askForCode('ana-ordinary')
    await bench.sandbox.control.changePerson('ana-ordinary', { handset: 'landline' })
    expect(await asked.send()).toEqual({ channel: 'sms', delivered: false })
    await bench.sandbox.control.changePerson('ana-ordinary', { handset: 'reachable' })
  })

  it('waits for a service that is down, and is not counted as wrong while it is', async () => {
    const asked = await askForCode('davi-deceased')
    await bench.sandbox.control.play('twilio-verify', { scenario: 'down' })
    await expect(asked.send()).rejects.toMatchObject({ type: 'VERIFY_DOWN', nonRetryable: false })
    await bench.sandbox.control.clear('twilio-verify')
    await asked.send()
    const [{ code }] = (await asked.kept()) as [KeptVerification]
    await bench.sandbox.control.play('twilio-verify', { scenario: 'down' })
    await expect(asked.enter(code, atService)).rejects.toMatchObject({ code: 'VERIFY_DOWN' })
    await bench.sandbox.control.clear('twilio-verify')
    expect(await asked.enter(code, atService)).toMatchObject({ outcome: 'right' })
  })
})

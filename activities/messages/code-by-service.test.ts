import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createCode } from '#db/applications/one-time-codes.ts'
import { tryCode } from '#db/applications/try-code.ts'
import { tryCodeAtService, type CodeAtService } from '#db/applications/try-code-at-service.ts'
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
    async enter(digits: string, atService?: CodeAtService) {
      const attempt = { codeId, applicationId, purpose: 'verify_contact', digits } as const
      return (atService && (await tryCodeAtService(bench.store, attempt, atService))) ?? tryCode(bench.store, attempt)
    },
    /** The answer of the service came, and then nothing of ours. */
    tryThere: (digits: string) =>
      tryCodeAtService(bench.store, { codeId, applicationId, purpose: 'verify_contact', digits }, (tried) => verify.check(tried)),
  }
}

/** Of ours in the database, with nothing going on in them. */
async function openTransactions(): Promise<number> {
  const { rows } = await bench.store.db.raw<{ rows: [{ count: number }] }>(
    `select count(*)::integer as count from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  )
  return rows[0].count
}

describe('a one-time code that a service makes', () => {
  const atService: CodeAtService = (tried) => verify.check(tried)

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

  it('is ours to try once the service has approved it: it takes a code once, and our answer may get lost', async () => {
    const asked = await askForCode('fabio-annulled')
    await asked.send()
    const [{ code }] = (await asked.kept()) as [KeptVerification]
    expect(await asked.tryThere(code)).toBeUndefined()
    const wrong = code === '000000' ? '111111' : '000000'
    expect(await asked.enter(wrong, atService)).toEqual({ outcome: 'wrong', attemptsLeft: 4 })
    expect(await asked.enter(code, atService)).toMatchObject({ outcome: 'right' })
    expect(await asked.enter(code, atService)).toEqual({ outcome: 'void' })
  })

  it('keeps no connection of ours while the service takes its time, and is tried there once at a time', async () => {
    const asked = await askForCode('gilda-cancelled-ex-officio')
    await asked.send()
    const [{ code }] = (await asked.kept()) as [KeptVerification]
    const wrong = code === '000000' ? '111111' : '000000'
    const pool = (bench.store.db.client as { pool: { numUsed(): number } }).pool
    const seen = { atOnce: 0, mostAtOnce: 0, tries: 0 }
    const slow: CodeAtService = async (tried) => {
      seen.tries += 1
      seen.atOnce += 1
      seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce)
      try {
        // Who waits for this looks from time to time; nobody stands in a transaction.
        await expect.poll(() => pool.numUsed()).toBe(0)
        expect(await openTransactions()).toBe(0)
        return await verify.check(tried)
      } finally {
        seen.atOnce -= 1
      }
    }
    const answers = await Promise.all([asked.enter(wrong, slow), asked.enter(wrong, slow), asked.enter(wrong, slow)])
    expect(new Set(answers)).toEqual(new Set([4, 3, 2].map((attemptsLeft) => ({ outcome: 'wrong', attemptsLeft }))))
    expect(seen).toEqual({ atOnce: 0, mostAtOnce: 1, tries: 3 })
    const both = await Promise.all([asked.enter(code, slow), asked.enter(code, slow)])
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['right', 'void'])
    expect(seen).toMatchObject({ mostAtOnce: 1, tries: 4 })
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

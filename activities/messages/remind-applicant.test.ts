import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openEnvelope } from '#test/activities/carry-loan.ts'
import { handInPhotographs } from '#test/activities/hand-in-photographs.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => Promise.all([bench.sandbox.control.clear('twilio'), bench.sandbox.control.clear('smtp')]))
afterAll(() => bench.close())

/** What reached the applicant since the mark, by SMS and mail. */
async function told({ person }: TestApplication) {
  const { sms } = await bench.sandbox.control.outbox(person.phone)
  const { mail } = await bench.sandbox.control.outbox(person.email)
  return { sms: sms.map((one) => one.body), mail: mail.map((one) => one.subject) }
}

async function asked(application: TestApplication, request: string, sequence: number): Promise<void> {
  await bench.store.db('case_event').insert({
    case_id: application.documentCaseId,
    sequence,
    kind: 'applicant_asked',
    step: 'readDocument',
    actor: 'system',
    at: new Date(),
    facts: JSON.stringify({ request }),
  })
}

describe('a reminder', () => {
  it('reaches every contact that was proven, once for each number', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const remind = (number: number) => bench.run('remindApplicant', { caseId: application.onboardingCaseId, step: 'details', number })
    await remind(1)
    await remind(1)
    await remind(2)
    expect(await told(application)).toEqual({
      sms: Array(2).fill('Tenor Financeira S.A.: your application waits for your details. Go on at https://tenor.example/apply/'),
      mail: Array(2).fill('Your application waits for you'),
    })
  })

  it('says until when, where the record knows it', async () => {
    const application = await openTestApplication(bench, 'bruno-pending-regularisation', { locale: 'pt-BR' })
    await bench.store.db('case_step').insert({
      case_id: application.documentCaseId,
      name: 'photos',
      position: 0,
      state: 'waiting',
      waits_for: 'applicant',
      attempts: 0,
      revision: 1,
      due_at: '2026-12-01T02:00:00Z',
    })
    await bench.run('remindApplicant', { caseId: application.documentCaseId, step: 'photos', number: 1 })
    expect((await told(application)).sms).toEqual([expect.stringContaining('espera fotos do seu documento de identidade, até 30/11/2026.')])
  })

  it('tells why photographs are asked for again, each time anew', async () => {
    const application = await openTestApplication(bench, 'carla-suspended')
    const input = { caseId: application.documentCaseId, step: 'photos', number: 0 }
    await handInPhotographs(bench.store, application)
    await asked(application, 'blurry', 7)
    await bench.run('remindApplicant', input)
    await handInPhotographs(bench.store, application)
    await asked(application, 'glare', 9)
    await bench.run('remindApplicant', input)
    await bench.run('remindApplicant', input)
    const { mail } = await bench.sandbox.control.outbox(application.person.email)
    expect(mail.map((one) => one.subject)).toEqual(Array(2).fill('We need new photos of your document'))
    expect(mail[0]!.text).toContain('The photo was blurry.')
    expect(mail[1]!.text).toContain('Light was reflected')
  })

  it('says the reason that it is given before one that the record has', async () => {
    const application = await openTestApplication(bench, 'davi-deceased')
    await bench.run('remindApplicant', {
      caseId: application.onboardingCaseId,
      step: 'details',
      number: 0,
      request: 'tax_registration_suspended',
    })
    const { mail } = await bench.sandbox.control.outbox(application.person.email)
    expect(mail.at(-1)!.text).toContain('Your CPF is suspended at the Receita Federal.')
  })

  it('puts the offer before the applicant with what it costs in all, in their language', async () => {
    const application = await openTestApplication(bench, 'elisa-duplicate', { locale: 'pt-BR' })
    const { loanCaseId: caseId } = application
    const { totalPaidMinor } = await bench.run('makeOffer', {
      caseId,
      terms: { amountMinor: 500_000, termMonths: 12 },
      standsUntil: '2026-12-01T01:00:00Z',
    })
    await bench.run('remindApplicant', { caseId, step: 'offer', number: 0 })
    const { sms, mail } = await told(application)
    expect(sms).toEqual(['Tenor Financeira S.A.: sua oferta está pronta. Vale até 30/11/2026: https://tenor.example/apply/'])
    expect(mail).toEqual(['Sua oferta está pronta'])
    const [letter] = (await bench.sandbox.control.outbox(application.person.email)).mail
    expect(letter!.text).toContain('Olá, Elisa,')
    expect(letter!.text).toContain('Você recebe: R$ 5.000,00')
    expect(letter!.text.replaceAll(/\D/g, '')).toContain(String(totalPaidMinor))
  })

  it('says that the contract is ready', async () => {
    const application = await openTestApplication(bench, 'fabio-annulled')
    const { caseId } = await openEnvelope(bench, application)
    await bench.run('remindApplicant', { caseId, step: 'signature', number: 0 })
    expect((await told(application)).mail).toEqual(['Your contract is ready to sign'])
  })

  it('goes by the contact that works when another is down, and makes up for the other later', async () => {
    const application = await openTestApplication(bench, 'gilda-cancelled-ex-officio')
    const input = { caseId: application.onboardingCaseId, step: 'consents', number: 1 }
    await bench.sandbox.control.play('twilio', { scenario: 'down', times: 1 })
    await expect(bench.run('remindApplicant', input)).rejects.toMatchObject({ type: 'SMS_DOWN', nonRetryable: false })
    expect(await told(application)).toMatchObject({ sms: [], mail: ['Your application waits for you'] })
    await bench.run('remindApplicant', input)
    expect(await told(application)).toMatchObject({ sms: [expect.any(String)], mail: ['Your application waits for you'] })
  })

  it('is content with one contact, and says so when it has none or none works', async () => {
    const unreachable = await openTestApplication(bench, 'nadia-unreachable-sms')
    await bench.run('remindApplicant', { caseId: unreachable.onboardingCaseId, step: 'details', number: 1 })
    expect(await told(unreachable)).toMatchObject({ sms: [], mail: ['Your application waits for you'] })
    const bySmsOnly = await openTestApplication(bench, 'nadia-unreachable-sms', { verified: ['sms'] })
    await expect(bench.run('remindApplicant', { caseId: bySmsOnly.onboardingCaseId, step: 'details', number: 1 })).rejects.toMatchObject({
      type: 'APPLICANT_NOT_REACHED',
      nonRetryable: true,
    })
    const nobody = await openTestApplication(bench, 'hugo-minor', { verified: [] })
    await expect(bench.run('remindApplicant', { caseId: nobody.onboardingCaseId, step: 'details', number: 1 })).rejects.toMatchObject({
      type: 'APPLICANT_WITHOUT_CONTACT',
    })
  })
})

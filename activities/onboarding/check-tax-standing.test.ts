import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { latestAnswer } from '#db/answers/find-answer.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { createSerpro } from '#integrations/tax/serpro.ts'
import type { TaxCheckResult } from '#integrations/tax/tax-authority.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { handInPhotographs } from '#test/activities/hand-in-photographs.ts'
import { openTestApplication, type TestOpening } from '#test/activities/open-test-application.ts'
import { cardOf, playOcr } from '#test/activities/played-ocr.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => Promise.all([bench.sandbox.control.clear('serpro'), bench.sandbox.control.clear('twilio')]))
afterAll(() => bench.close())

async function check(slug: string, opening: TestOpening = {}, attempt = 1) {
  const application = await openTestApplication(bench, slug, opening)
  const input = { caseId: application.onboardingCaseId, provider: 'serpro', attempt }
  return { application, input, result: await bench.run('checkTaxStanding', input) }
}

const questions = async () => (await bench.sandbox.control.requests('serpro')).filter((one) => one.path.includes('/cpf/')).length

describe('the question to the tax authority', () => {
  it.each([
    ['ana-ordinary', { outcome: 'found', standing: 'regular', nameAgrees: true, partial: false }],
    ['bruno-pending-regularisation', { outcome: 'found', standing: 'pending_regularisation', nameAgrees: true, partial: false }],
    ['carla-suspended', { outcome: 'found', standing: 'suspended', nameAgrees: true, partial: false }],
    ['davi-deceased', { outcome: 'found', standing: 'deceased', nameAgrees: true, partial: false }],
    ['elisa-duplicate', { outcome: 'found', standing: 'cancelled_as_duplicate', nameAgrees: true, partial: false }],
    ['fabio-annulled', { outcome: 'found', standing: 'annulled', nameAgrees: true, partial: false }],
    ['gilda-cancelled-ex-officio', { outcome: 'found', standing: 'cancelled_ex_officio', nameAgrees: true, partial: false }],
    ['hugo-minor', { outcome: 'minor', nameAgrees: false, partial: false }],
    ['iara-no-match', { outcome: 'no_match', nameAgrees: false, partial: false }],
    ['vitor-partial-answer', { outcome: 'found', standing: 'regular', nameAgrees: true, partial: true }],
    ['teodoro-one-word-name', { outcome: 'found', standing: 'regular', nameAgrees: true, partial: false }],
  ])('is answered for %s', async (slug, result) => {
    expect((await check(slug)).result).toEqual(result)
  })

  it('compares names as documents are compared: accents and particles do not matter, another name does', async () => {
    expect((await check('ana-ordinary', { profile: { fullName: 'ana béatriz MOREIRA' } })).result.nameAgrees).toBe(true)
    expect((await check('ana-ordinary', { profile: { fullName: 'Ana Moreira' } })).result.nameAgrees).toBe(false)
  })

  it('takes over a social name that the authority has, and leaves one that the person gave', async () => {
    const { application, result } = await check('ursula-social-name')
    expect(result.nameAgrees).toBe(true)
    expect((await readProfile(bench.store, application.partyId)).socialName).toBe('Ursula Prates Medeiros')
    const own = await check('ursula-social-name', { profile: { socialName: 'Uli' } })
    expect((await readProfile(bench.store, own.application.partyId)).socialName).toBe('Uli')
  })

  it.each([
    ['agrees where the document shows the legal name', 'ana-ordinary', 'Bruna Salgado', ['MOREIRA', 'ANA BEATRIZ'], true],
    [
      'agrees where it shows the social name, which the authority knows',
      'ursula-social-name',
      undefined,
      ['MEDEIROS', 'URSULA PRATES'],
      true,
    ],
    [
      'differs where it shows a social name that nobody knows: somebody else is declared',
      'ana-ordinary',
      'Bruna Salgado',
      ['SALGADO', 'BRUNA'],
      false,
    ],
  ] as const)('%s', async (_what, slug, socialName, [surname, givenNames], nameAgrees) => {
    const { person } = await openTestApplication(bench, slug)
    const application = await openTestApplication(bench, slug, { profile: { socialName: socialName ?? person.socialName! } })
    const documentSetId = await handInPhotographs(bench.store, application)
    const reading = { caseId: application.documentCaseId, documentSetId, provider: 'tesseract', attempt: 1 }
    await bench.run('readIdentityDocument', reading, { ocr: { tesseract: playOcr(cardOf(application, { surname, givenNames })) } })
    const input = { caseId: application.onboardingCaseId, provider: 'serpro', attempt: 1 }
    expect((await bench.run('checkTaxStanding', input)).nameAgrees).toBe(nameAgrees)
  })

  it('agrees with somebody who declared their social name', async () => {
    const { person } = await openTestApplication(bench, 'ursula-social-name')
    expect((await check('ursula-social-name', { profile: { fullName: person.socialName! } })).result.nameAgrees).toBe(true)
  })

  it('keeps the whole answer sealed, and codes beside it', async () => {
    const { application } = await check('ana-ordinary')
    const answer = await latestAnswer<TaxCheckResult>(bench.store, { caseId: application.onboardingCaseId, step: 'taxAuthority' })
    expect(answer).toMatchObject({
      provider: 'serpro',
      attempt: 1,
      source: 'provider',
      summary: { outcome: 'found', standing: 'regular', code: '0' },
      content: { outcome: 'found', name: 'ANA BEATRIZ MOREIRA', stamp: expect.any(String) },
    })
    const row: { content: Buffer } = await bench.store.db('provider_answer').where({ id: answer!.id }).first()
    expect(row.content.toString('latin1')).not.toMatch(/moreira/i)
  })

  it('is asked once an attempt, under a tag that names nobody', async () => {
    const { input, result } = await check('ana-ordinary')
    const before = await questions()
    expect(await bench.run('checkTaxStanding', input)).toEqual(result)
    expect(await questions()).toBe(before)
    expect(await bench.run('checkTaxStanding', { ...input, attempt: 2 })).toEqual(result)
    expect(await questions()).toBe(before + 1)
    const [last] = (await bench.sandbox.control.requests('serpro')).slice(-1)
    expect(last!.headers['x-request-tag']).toBe(input.caseId.replaceAll('-', ''))
  })

  it('is not asked without the consent of the applicant', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary', { consents: ['privacy', 'bureau'] })
    const before = await questions()
    const input = { caseId: application.onboardingCaseId, provider: 'serpro', attempt: 1 }
    await expect(bench.run('checkTaxStanding', input)).rejects.toMatchObject({
      type: 'CONSENT_MISSING',
      details: [{ facts: { consent: 'tax_authority' } }],
    })
    expect(await questions()).toBe(before)
  })

  it('fails in words and with what the authority said, free of the person', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    await bench.sandbox.control.play('serpro', { scenario: 'rate_limited', retryAfterSeconds: 7, times: 1 })
    // A client that was asked to wait would: this one is nobody else's.
    const serpro = createSerpro({ baseUrl: bench.sandbox.addresses.serpro, ...sandboxCredentials.serpro })
    const failure = await bench
      .run('checkTaxStanding', { caseId: application.onboardingCaseId, provider: 'serpro', attempt: 1 }, { tax: { serpro } })
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({
      message: 'The tax authority did not answer',
      type: 'TAX_AUTHORITY_DOWN',
      details: [{ retryAfterMs: 7000, rawError: expect.any(String), facts: { provider: 'serpro', httpStatus: 429 } }],
    })
    expect(JSON.stringify(failure)).not.toMatch(/11122233124|12041990|Moreira/)
  })
})

describe('a registration that is pending', () => {
  it('is told to the applicant once, by SMS and mail', async () => {
    const { application, input } = await check('bruno-pending-regularisation', { locale: 'pt-BR' })
    await bench.run('checkTaxStanding', { ...input, attempt: 2 })
    const { phone, email } = application.person
    const { sms } = await bench.sandbox.control.outbox(phone)
    const { mail } = await bench.sandbox.control.outbox(email)
    const mine = (texts: { body?: string }[]) => texts.filter((one) => one.body?.includes('pendência'))
    expect(mine(sms).length).toBeGreaterThan(0)
    const recorded = await bench.store.db('message').where({ case_id: application.onboardingCaseId })
    expect(recorded.map((row: { reference: string }) => row.reference).sort()).toEqual([
      `${application.onboardingCaseId}:tax_pending:email`,
      `${application.onboardingCaseId}:tax_pending:sms`,
    ])
    expect(mail.at(-1)!.subject).toBe('Seu CPF precisa da sua atenção')
  })

  it('goes on although the message cannot go out, and says so in the log', async () => {
    const application = await openTestApplication(bench, 'bruno-pending-regularisation', { verified: ['sms'] })
    await bench.sandbox.control.play('twilio', { scenario: 'down' })
    const input = { caseId: application.onboardingCaseId, provider: 'serpro', attempt: 1 }
    expect(await bench.run('checkTaxStanding', input)).toMatchObject({ standing: 'pending_regularisation' })
    expect(bench.log.lines).toContainEqual({
      level: 'warn',
      facts: { caseId: application.onboardingCaseId, code: 'SMS_DOWN' },
      message: 'the applicant was not told to regularise',
    })
  })
})

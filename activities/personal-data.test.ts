import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCode } from '#db/applications/one-time-codes.ts'
import { saveCorrection } from '#db/cases/save-correction.ts'
import { answerOffer } from '#db/offers/answer-offer.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import { AppError } from '#domain/errors.ts'
import { saveEnteredDocument } from '#db/documents/entered-document.ts'
import { saveEnteredIncome } from '#db/income/proven-income.ts'
import type { Bureau } from '#integrations/bureau/bureau.ts'
import type { ReadPaper } from '#integrations/ocr/papers/paper.ts'
import type { Payments } from '#integrations/payments/payments.ts'
import type { Screening } from '#integrations/screening/screening.ts'
import type { TaxAuthority } from '#integrations/tax/tax-authority.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { playBank, sign } from '#test/activities/carry-loan.ts'
import { handInPapers, payslipOf, playPapers } from '#test/activities/hand-in-papers.ts'
import { handInPhotographs } from '#test/activities/hand-in-photographs.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'
import { cardOf, playOcr } from '#test/activities/played-ocr.ts'
import { openParkedRetry } from '#test/activities/open-parked-retry.ts'
import { playSigningService } from '#test/activities/play-signing-service.ts'
import { incomeRules } from '#test/rules/income-rules.ts'
import type { ActivityDeps } from './activity-deps.ts'
import { type Activities, createActivities } from './create-activities.ts'

/** Something in every field by which its owner could be known, and that stands nowhere else. */
const profile = {
  fullName: 'Zulmira Quixotina Canaria',
  birthDate: '1987-06-05',
  taxId: '11122233124',
  address: {
    postalCode: '55512-347',
    street: 'Rua Andorinha Azul',
    number: '77913',
    complement: 'apto 88824',
    district: 'Morro Gavião',
    city: 'Passaredo',
    state: 'ZW',
    country: 'BR',
  },
  monthlyIncomeMinor: 7_654_321,
  occupation: 'falcoeira',
  pixKey: { kind: 'evp', value: 'c0ffee00-1234-4abc-8def-00c0ffee0001' },
} as const satisfies PartyProfile
const contacts = { email: 'ana.moreira@example.org', phone: '+5511900000001', socialName: 'Zuzu Sabiá' }
const documentNumber = 'QW8675309'
const employer = 'Falcoaria Quatro Ventos'
const canaries = [
  ...profile.fullName.split(' '),
  ...contacts.socialName.split(' '),
  profile.birthDate,
  profile.taxId,
  ...Object.values(profile.address).filter((value) => value.length > 2),
  String(profile.monthlyIncomeMinor),
  profile.occupation,
  profile.pixKey.value,
  contacts.email,
  contacts.phone,
  documentNumber,
  employer,
]

let bench: ActivityBench
let results: Map<string, unknown[]>
beforeAll(async () => {
  bench = await openActivityBench()
  results = await liveThrough(bench)
})
afterAll(() => bench.close())

describe('what is personal', () => {
  it('is met by every activity here', () => {
    // What a case projects is its own facts, in which nothing of a person ever is.
    const all = Object.keys(createActivities(bench.deps)).filter((name) => name !== 'projectCase')
    expect([...results.keys()].sort()).toEqual(all.sort())
  })

  it.each(canaries)('leaves no activity in its result or its failure: %s', (canary) => {
    const telling = [...results].filter(([, said]) => JSON.stringify(said).includes(canary)).map(([name]) => name)
    expect(telling).toEqual([])
  })

  it.each(canaries)('stands in no line of the log: %s', (canary) => {
    expect(JSON.stringify(bench.log.lines)).not.toContain(canary)
  })

  it('stands readable nowhere in the record', async () => {
    const { rows: tables } = await bench.owner.db.raw<{ rows: { name: string }[] }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    expect(tables.length).toBeGreaterThan(30)
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await bench.owner.db.raw<{ rows: { row: string }[] }>(`select t::text as row from ?? t`, [name])
      const text = rows.map(({ row }) => row).join('\n')
      const withoutBytes = text.replaceAll(/\\x[0-9a-f]+/g, '')
      // Bytes show as hexadecimal digits: what is sealed does not hold the canary either.
      const isThere = (canary: string) => withoutBytes.includes(canary) || text.includes(Buffer.from(canary).toString('hex'))
      found.push(...canaries.filter(isThere).map((canary) => `${canary} in ${name}`))
    }
    expect(found).toEqual([])
  })
})

/** A whole life of a loan, and what can come between, in a world that repeats whatever it is told. */
async function liveThrough(bench: ActivityBench): Promise<Map<string, unknown[]>> {
  const said = new Map<string, unknown[]>()
  const product = { ...bench.product, incomeEvidence: incomeRules }
  const application = await openTestApplication(bench, 'ana-ordinary', { profile, product })
  const { person, partyId, applicationId, loanCaseId, onboardingCaseId, documentCaseId } = application
  const bank = playBank({ status: 'settled', settledAt: new Date().toISOString() })
  const leaveReport: Payments['collectReports'] = async (take) => {
    await take({
      endToEndId: bank.created[0]!.endToEndId,
      eventId: 'report-1',
      state: { status: 'settled', settledAt: new Date().toISOString() },
    })
    return 1
  }
  const service = playSigningService('docusign', new Uint8Array())
  const world: Partial<ActivityDeps> = {
    esign: { ...bench.deps.esign, docusign: service },
    ocr: { tesseract: playOcr(cardWith(application)) },
    tax: { serpro: tax },
    screening: { yente: screening, ofac: screening },
    bureau: { bureau: { client: bureau, agency: bench.deps.bureau['bureau']!.agency } },
    payments: { pix: bank },
  }
  const run = async <Name extends keyof Activities>(
    name: Name,
    input: Parameters<Activities[Name]>[0],
    more: Partial<ActivityDeps> = {},
  ) => {
    const result = await bench.run(name, input, { ...world, ...more })
    said.set(name, [...(said.get(name) ?? []), result])
    return result
  }
  /** The failure of an activity is kept by the engine as well. */
  const fail = async <Name extends keyof Activities>(name: Name, input: Parameters<Activities[Name]>[0], more: Partial<ActivityDeps>) => {
    const failure: unknown = await bench.run(name, input, { ...world, ...more }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    const { message, stack, details } = failure as Error & { details?: unknown }
    said.set(name, [...(said.get(name) ?? []), { message, stack, details }])
  }

  /** A step that the tax authority parked, retried with others; the case answers with words that an outside system said. */
  const retryInBulk = async ({ onboardingCaseId }: TestApplication) => {
    const bulkRetryId = await openParkedRetry(bench, onboardingCaseId)
    const { positions } = await run('nextStepsToRetry', { bulkRetryId, atMost: 1 })
    const failure = {
      cause: 'retries_spent',
      code: 'TAX_AUTHORITY_DOWN',
      facts: {},
      rawError: profile.fullName,
      attempts: 1,
      since: '',
    } as const
    await run(
      'retryParkedStep',
      { bulkRetryId, position: positions[0]! },
      {
        giveOrder: async () => ({
          outcome: 'carried_out',
          version: 9,
          step: { name: 'taxAuthority', state: 'needs_attention', attempts: 4, attention: failure },
        }),
      },
    )
    await run('endBulkRetry', { bulkRetryId, state: 'finished' })
  }

  const code = (purpose: 'verify_contact' | 'resume') =>
    createCode(bench.store, {
      applicationId,
      partyId,
      caseId: onboardingCaseId,
      purpose,
      channel: 'sms',
      contact: person.phone,
      locale: 'pt-BR',
      standsSeconds: 600,
    })
  await run('sendContactCode', { caseId: onboardingCaseId, codeId: (await code('verify_contact')).id })
  await run('sendResumeCode', { codeId: (await code('resume')).id })
  await run('remindApplicant', { caseId: onboardingCaseId, step: 'details', number: 0, request: 'tax_id_mismatch' })

  const documentSetId = await handInPhotographs(bench.store, application)
  const { readingId } = await run('readIdentityDocument', { caseId: documentCaseId, documentSetId, provider: 'tesseract', attempt: 1 })
  await run('compareDocument', { caseId: documentCaseId, readingId: readingId! })
  const { fullName, birthDate } = profile
  const seen = await saveEnteredDocument(bench.store, {
    caseId: documentCaseId,
    entered: { documentType: 'passport', fullName, birthDate, documentNumber: 'YC7654321' },
    enteredBy: 'staff:1',
  })
  await run('compareEnteredDocument', { caseId: documentCaseId, documentSetId, entered: seen })
  await fail('checkTaxStanding', { caseId: onboardingCaseId, provider: 'serpro', attempt: 1 }, { tax: { serpro: talkative } })
  await run('checkTaxStanding', { caseId: onboardingCaseId, provider: 'serpro', attempt: 2 })
  const { screeningId } = await run('screenPerson', { caseId: onboardingCaseId, provider: 'yente', attempt: 1 })
  await run('recordScreeningDecision', { caseId: onboardingCaseId, screeningId, decision: 'clear', reasons: ['other_person'] })
  await openTestApplication(bench, 'ana-ordinary', { profile })
  await run('searchDuplicates', { caseId: onboardingCaseId })
  await run('recordCustomer', { caseId: onboardingCaseId, riskTier: 'low' })

  const bureauReport = await run('pullBureauReport', { caseId: loanCaseId, provider: 'bureau', attempt: 1 })
  const requested = { amountMinor: 500_000, termMonths: 12 }
  const submissionId = await handInPapers(bench, application, ['october', 'september'])
  const reader = playPapers({ october: payslip('2026-10', application), september: payslip('2026-09', application) })
  const { proofId } = await run(
    'proveIncome',
    { caseId: loanCaseId, submissionId, provider: 'tesseract', attempt: 1 },
    { papers: { tesseract: reader }, businessDate: () => '2026-11-30' },
  )
  const decidable = { caseId: loanCaseId, taxStanding: 'regular', riskTier: 'low', bureau: bureauReport, requested } as const
  await run('decideByPolicy', { ...decidable, incomeProofId: proofId })
  const entered = await saveEnteredIncome(bench.store, {
    caseId: loanCaseId,
    monthlyMinor: profile.monthlyIncomeMinor,
    enteredBy: 'staff:1',
  })
  await run('decideByPolicy', { ...decidable, incomeProofId: entered.id })
  await run('decideByPolicy', decidable)
  const standsUntil = new Date(Date.now() + 86_400_000).toISOString()
  const { offerId } = await run('makeOffer', { caseId: loanCaseId, terms: requested, standsUntil })
  await answerOffer(bench.store, (await findOffer(bench.store.db, offerId))!, 'accepted')
  await run('closeWindow', { caseId: loanCaseId, window: 'offer' })
  await run('postCommitment', { caseId: loanCaseId, offerId })
  const { contractId } = await run('drawUpContract', { caseId: loanCaseId, offerId })
  const contract = { caseId: loanCaseId, contractId }
  const { envelopeId } = await run('requestSignature', { ...contract, provider: 'docusign' })
  await fail('closeEnvelope', contract, { esign: { docusign: { ...service, voidEnvelope: quoteSigner } } })
  service.say(envelopeId, { status: 'declined', reason: `I am ${profile.fullName}, and the rate is wrong` })
  await run('findSignature', contract)
  await run('requestSignature', { ...contract, provider: 'built-in' })
  await sign(bench, application, contractId)
  await run('sealContract', contract)
  await run('fileDocuments', contract)
  await run('orderPayout', { ...contract, attempt: 1 })
  await run('findPayout', contract)
  await run('bookDisbursement', contract)
  await run('collectPayoutReports', { process: 'reconciliation' }, { payments: { pix: { ...bank, collectReports: leaveReport } } })
  await bench.owner.db('message').update({ sent_at: bench.owner.db.raw(`now() - interval '1 hour'`) })
  await run('askAfterMessages', { process: 'reconciliation' })
  await run('sendDisbursementNotice', contract)
  bank.say({ status: 'returned', code: 'AC07', returnedAt: new Date().toISOString() })
  await run('bookReturn', contract)
  const correction = await saveCorrection(bench.store, {
    caseId: loanCaseId,
    values: { pixKey: profile.pixKey, fullName: profile.fullName },
    createdBy: 'staff:1',
  })
  await run('applyCorrection', { caseId: loanCaseId, correction })
  await run('releaseCommitment', { caseId: loanCaseId })
  await run('voidEnvelope', contract)
  await run('chooseProvider', {
    caseId: loanCaseId,
    step: 'envelope',
    capability: 'esign',
    usual: 'built-in',
    known: ['built-in', 'docusign'],
  })
  await run('archiveRun', { caseId: loanCaseId, workflowId: `loan:${loanCaseId}`, runId: loanCaseId })
  await run('sendEndingNotice', { caseId: loanCaseId, status: 'declined', reasons: ['open_defaults'] })

  await retryInBulk(application)

  const ended = await run('findLastEndedDay', { process: 'closeOfBusiness' })
  await run('closeLedgerDays', ended)
  await run('proveBooks', ended)
  const { version } = await run('fetchWatchList', { process: 'watchListNight', provider: 'ofac' })
  await run('rescreenCustomers', { process: 'watchListNight', provider: 'ofac', version })
  return said
}

/** It says exactly what was declared, and names an employer who would give its owner away. */
function payslip(month: string, application: TestApplication): ReadPaper {
  const paper = payslipOf(application, { month, netPayMinor: profile.monthlyIncomeMinor, holder: profile.fullName })
  const [field] = paper.fields
  return { ...paper, fields: [...paper.fields, { ...field!, name: 'issuer', value: employer }] }
}

function cardWith(application: TestApplication) {
  const [givenNames, ...surname] = profile.fullName.toUpperCase().split(' ')
  return cardOf(application, { givenNames, surname: surname.join(' '), birthDate: profile.birthDate, documentNumber })
}

const tax: TaxAuthority = {
  provider: 'serpro',
  checkPerson: async () => ({
    outcome: 'found',
    standing: 'pending_regularisation',
    standingCode: '4',
    name: profile.fullName,
    socialName: contacts.socialName,
    partial: false,
  }),
}

/** A driver that quotes what it was given, as drivers do. */
const talkative: TaxAuthority = {
  provider: 'serpro',
  checkPerson: async ({ taxId, birthDate }) => {
    throw new AppError(
      'TAX_AUTHORITY_DOWN',
      { provider: 'serpro', raw: 'connection failed' },
      { cause: new Error(`GET /cpf/${taxId}/${birthDate}`) },
    )
  },
}

const quoteSigner = () =>
  Promise.reject(new AppError('SIGNATURE_PROVIDER_DOWN', { provider: 'docusign' }, { cause: new Error(`void for ${profile.fullName}`) }))

const screening: Screening = {
  provider: 'yente',
  screen: async ({ name, birthDate }) => ({
    algorithm: 'logic-v2',
    threshold: 0.7,
    listVersion: '20261121',
    hits: [
      {
        entityId: 'Q1',
        caption: name,
        score: 0.91,
        match: true,
        topics: ['role.pep'],
        datasets: ['peps'],
        birthDates: [birthDate],
        countries: ['br'],
        explanations: [{ feature: 'name_match', score: 0.91, detail: `[${name}] ~ [${name}]` }],
        lastChange: '2026-01-01',
      },
    ],
  }),
}

const bureau: Bureau = {
  provider: 'bureau-json',
  pullReport: async ({ name }) => ({
    outcome: 'hit',
    reportId: 'rep-1',
    score: { model: 'M', value: 812, lowest: 0, highest: 1000 },
    keyFactors: [{ code: 'L03', text: `${name} has a short history` }],
    monthlyObligationsMinor: 45_000,
    currency: 'BRL',
    openDefaults: 0,
    recentInquiries: 1,
    reportedAt: '2026-11-21T00:00:00Z',
  }),
}

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import { createBureauJson, type BureauJsonOptions } from './bureau-json.ts'
import type { Bureau, BureauRequest } from './bureau.ts'

/** Another vendor joins by one line. */
const vendors: [name: string, create: (sandbox: TestSandbox, changes?: Partial<BureauJsonOptions>) => Bureau][] = [
  ['bureau-json', (sandbox, changes) => createBureauJson({ baseUrl: sandbox.addresses.bureau, ...sandboxCredentials.bureau, ...changes })],
]

describe.each(vendors)('the credit bureau by %s', (_vendor, create) => {
  let sandbox: TestSandbox
  let bureau: Bureau
  let pulls = 0
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    bureau = create(sandbox)
  })
  afterEach(() => sandbox.control.clear('bureau'))
  afterAll(() => sandbox.close())

  const requestFor = (slug: string, reference = `pull-${(pulls += 1)}`): BureauRequest => {
    const person = people.find((one) => one.slug === slug)!
    return {
      reference,
      purpose: 'credit_application',
      pull: 'hard',
      taxId: person.taxId,
      name: fullNameOf(person),
      birthDate: person.birthDate,
    }
  }

  it('gives score, obligations, defaults and at most four key factors, strongest first', async () => {
    await expect(bureau.pullReport(requestFor('lucas-low-score'))).resolves.toMatchObject({
      outcome: 'hit',
      score: { value: 284, lowest: 0, highest: 1000 },
      monthlyObligationsMinor: 130_000,
      currency: 'BRL',
      openDefaults: 2,
      recentInquiries: 9,
      keyFactors: [{ code: 'D01' }, { code: 'U02' }, { code: 'N04' }, { code: 'L03' }],
    })
  })

  it.each([
    ['otavio-no-hit', 'no_hit'],
    ['marina-frozen-bureau', 'frozen'],
    ['paula-medium-score', 'hit'],
  ])('answers %s with %s', async (slug, outcome) => {
    await expect(bureau.pullReport(requestFor(slug))).resolves.toMatchObject({ outcome, reportId: expect.stringMatching(/^rep-/) })
  })

  it('leaves a mark on the file by a hard pull, once however often it is repeated, and none by a soft one', async () => {
    const later = await startTestSandbox()
    const inquiries = async (request: BureauRequest) => {
      const report = await create(later).pullReport(request)
      return report.outcome === 'hit' ? report.recentInquiries : undefined
    }
    const soft = (): BureauRequest => ({ ...requestFor('ana-ordinary'), pull: 'soft' })
    const before = (await inquiries(soft()))!
    expect(await inquiries(soft())).toBe(before)
    const hard = requestFor('ana-ordinary')
    expect(await inquiries(hard)).toBe(before)
    expect(await inquiries(hard)).toBe(before)
    expect(await inquiries(soft())).toBe(before + 1)
    expect(await later.control.held('bureau')).toMatchObject({
      reports: [{ pull: 'soft' }, { pull: 'soft' }, { pull: 'hard' }, { pull: 'soft' }],
    })
    await later.close()
  })

  it.each([
    ['otavio-no-hit', 'no_hit'],
    ['marina-frozen-bureau', 'frozen'],
  ])('answers a soft pull of %s as a hard one: %s', async (slug, outcome) => {
    await expect(bureau.pullReport({ ...requestFor(slug), pull: 'soft' })).resolves.toMatchObject({ outcome })
  })

  it('does not pull a file twice for two kinds of pull under one reference', async () => {
    const request = requestFor('ana-ordinary')
    await bureau.pullReport(request)
    expect(await failureOf(bureau.pullReport({ ...request, pull: 'soft' }))).toMatchObject({
      code: 'BUREAU_REFUSED',
      details: { providerCode: 'REFERENCE_IN_USE' },
    })
  })

  it('shows the file once its owner lifted the freeze', async () => {
    const later = await startTestSandbox()
    await later.control.changePerson('marina-frozen-bureau', { bureauFile: 'open' })
    await expect(create(later).pullReport(requestFor('marina-frozen-bureau'))).resolves.toMatchObject({ outcome: 'hit' })
    await later.close()
  })

  it('gives the same report for the same reference, though the first answer was lost on the way', async () => {
    const request = requestFor('ana-ordinary')
    await sandbox.control.play('bureau', { scenario: 'reply_lost_after_commit', times: 1 })
    expect(await failureOf(bureau.pullReport(request))).toMatchObject({ code: 'BUREAU_DOWN', details: { mayHaveTakenEffect: true } })
    const report = await bureau.pullReport(request)
    await expect(bureau.pullReport(request)).resolves.toEqual(report)
    const answered = (await sandbox.control.requests('bureau')).filter((one) => one.body.includes(request.reference))
    expect(answered.map((one) => one.status)).toEqual([undefined, 200, 200])
  })

  it('refuses a reference that belongs to another person', async () => {
    const { reference } = requestFor('ana-ordinary')
    await bureau.pullReport(requestFor('ana-ordinary', reference))
    expect(await failureOf(bureau.pullReport(requestFor('paula-medium-score', reference)))).toMatchObject({
      code: 'BUREAU_REFUSED',
      details: { httpStatus: 409, providerCode: 'REFERENCE_IN_USE' },
    })
  })

  it('refuses a number that cannot exist', async () => {
    expect(await failureOf(bureau.pullReport({ ...requestFor('ana-ordinary'), taxId: '11122233125' }))).toMatchObject({
      code: 'BUREAU_REFUSED',
      details: { providerCode: 'INVALID_TAX_ID' },
    })
  })

  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const client = create(sandbox, changes)
        return (options) => client.pullReport(requestFor('ana-ordinary'), options)
      },
      play: (order) => sandbox.control.play('bureau', order),
      clear: () => sandbox.control.clear('bureau'),
    }),
    {
      down: 'BUREAU_DOWN',
      misconfigured: 'BUREAU_MISCONFIGURED',
      access: 'key',
      tellsQuota: true,
      personalData: ['Moreira', '11122233124', '1990-04-12'],
    },
  )
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { companies } from '#sandbox/people/companies.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import type { CompanyRegister, CompanyStanding } from './company-register.ts'
import { createSerproCnpj, type SerproCnpjOptions } from './serpro-cnpj.ts'
import { createVies, type ViesOptions } from './vies.ts'

type ClientChanges = { baseUrl?: string; timeoutMs?: number }
type Vendor = {
  name: string
  sandbox: 'serpro' | 'vies'
  access: 'token' | 'key'
  create(sandbox: TestSandbox, changes?: ClientChanges): CompanyRegister
  /** A company that it knows, and a number of the same country that nobody has. */
  known: string
  unknown: string
}

/** Another vendor joins by one entry. */
const vendors: Vendor[] = [
  {
    name: 'serpro-cnpj',
    sandbox: 'serpro',
    access: 'token',
    create: (sandbox, changes) => createSerproCnpj({ baseUrl: sandbox.addresses.serpro, ...sandboxCredentials.serpro, ...changes }),
    known: 'padaria-active',
    unknown: '11222333000181',
  },
  {
    name: 'vies',
    sandbox: 'vies',
    access: 'key',
    create: (sandbox, changes) =>
      createVies({ baseUrl: sandbox.addresses.vies, requester: { country: 'at', number: '123456789' }, ...changes }),
    known: 'gmbh-with-name',
    unknown: '000000000',
  },
]

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(async () => {
  await Promise.all([sandbox.control.clear('serpro'), sandbox.control.clear('vies')])
})
afterAll(() => sandbox.close())

const requestFor = (slug: string) => {
  const { country, number } = companies.find((one) => one.slug === slug)!
  return { country, number, requestTag: 'tenor-contract-test' }
}

describe.each(vendors)('the register of companies by $name', ({ name, sandbox: vendor, access, known, unknown, ...entry }) => {
  const create = (to: TestSandbox, changes?: ClientChanges) => entry.create(to, changes)
  it('says that a company is active, what it is called and where it is, with proof that we asked', async () => {
    const result = await create(sandbox).checkCompany(requestFor(known))
    expect(result).toMatchObject({
      outcome: 'found',
      standing: 'active',
      name: companies.find((one) => one.slug === known)!.name,
      address: expect.stringMatching(/\d/),
      evidence: expect.stringMatching(/^\S{8,}$/),
    })
  })

  it('knows no company of a number that nobody has', async () => {
    await expect(create(sandbox).checkCompany({ ...requestFor(known), number: unknown })).resolves.toEqual({ outcome: 'not_found' })
  })

  it('refuses a question about a number that cannot exist, and says so to nobody', async () => {
    const error = await failureOf(create(sandbox).checkCompany({ ...requestFor(known), number: '!' }))
    expect(error).toMatchObject({ code: 'TAX_AUTHORITY_REFUSED', kind: 'refused' })
  })

  it('is of one of its countries, and says which it has', () => {
    const { countries, provider } = create(sandbox)
    expect(provider).toBe(name)
    expect(countries).toContain(requestFor(known).country)
    expect(countries.every((country) => /^[a-z]{2}$/.test(country))).toBe(true)
  })

  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const client = create(sandbox, changes)
        return (options) => client.checkCompany(requestFor(known), options)
      },
      play: (order) => sandbox.control.play(vendor, order),
      clear: () => sandbox.control.clear(vendor),
    }),
    {
      down: 'TAX_AUTHORITY_DOWN',
      misconfigured: 'TAX_AUTHORITY_MISCONFIGURED',
      access,
      personalData: [companies.find((one) => one.slug === known)!.number, 'PADARIA', 'Handels'],
    },
  )
})

describe('the Brazilian register', () => {
  const create = (changes: Partial<SerproCnpjOptions> = {}) =>
    createSerproCnpj({ baseUrl: sandbox.addresses.serpro, ...sandboxCredentials.serpro, ...changes })

  const standings: [slug: string, standing: CompanyStanding, code: string][] = [
    ['trial-active', 'active', '2'],
    ['trial-suspended', 'suspended', '3'],
    ['trial-unfit', 'unfit', '4'],
    ['trial-closed', 'closed', '8'],
    ['trial-annulled', 'annulled', '1'],
  ]
  it.each(standings)('finds %s to be %s, on the trial too', async (slug, standing, standingCode) => {
    for (const product of ['consulta-cnpj-df', 'consulta-cnpj-df-trial'])
      await expect(create({ product }).checkCompany(requestFor(slug))).resolves.toMatchObject({ standing, standingCode })
  })

  it('knows numbers with letters, as they are since July 2026', async () => {
    const request = requestFor('alfanumerica-active')
    expect(request.number).toBe('12ABC34501DE35')
    await expect(create().checkCompany(request)).resolves.toMatchObject({ outcome: 'found', name: 'ALFANUMERICA SERVICOS LTDA' })
  })

  it('tells of partners what the contract shows: nothing, their names, or all but the number of a foreigner', async () => {
    const partnersAt = async (level: SerproCnpjOptions['level'] & string) => {
      const result = await create({ level }).checkCompany(requestFor('padaria-active'))
      return result.outcome === 'found' ? result.partners : undefined
    }
    expect(await partnersAt('basica')).toEqual([])
    expect(await partnersAt('qsa')).toEqual([
      { kind: 'person', name: 'ANA BEATRIZ MOREIRA' },
      { kind: 'foreigner', name: 'JOHN EXAMPLE' },
      { kind: 'company', name: 'HOLDING EXEMPLO SA' },
    ])
    expect(await partnersAt('empresa')).toMatchObject([{ taxId: '11122233124' }, { kind: 'foreigner' }, { taxId: expect.any(String) }])
  })

  it('takes a fault of the gateway for our own mistake, never for a company that is not there', async () => {
    await sandbox.control.play('serpro', { scenario: 'gateway_fault', status: 404 })
    expect(await failureOf(create().checkCompany(requestFor('padaria-active')))).toMatchObject({
      code: 'TAX_AUTHORITY_MISCONFIGURED',
      details: { providerCode: '900906' },
    })
  })
})

describe('the register of the European Union', () => {
  const create = (changes: Partial<ViesOptions> = {}) => createVies({ baseUrl: sandbox.addresses.vies, ...changes })

  it('confirms a number of a member state that tells no names', async () => {
    await expect(create().checkCompany(requestFor('gmbh-without-name'))).resolves.toEqual({
      outcome: 'found',
      standing: 'active',
      standingCode: 'valid',
      partners: [],
    })
  })

  const failures: [error: 'MS_UNAVAILABLE' | 'TIMEOUT' | 'MS_MAX_CONCURRENT_REQ' | 'INVALID_INPUT' | 'IP_BLOCKED', code: string][] = [
    ['MS_UNAVAILABLE', 'TAX_AUTHORITY_DOWN'],
    ['TIMEOUT', 'TAX_AUTHORITY_DOWN'],
    ['MS_MAX_CONCURRENT_REQ', 'TAX_AUTHORITY_DOWN'],
    ['INVALID_INPUT', 'TAX_AUTHORITY_REFUSED'],
    ['IP_BLOCKED', 'TAX_AUTHORITY_MISCONFIGURED'],
  ]
  it.each(failures)('takes %s with HTTP 200 for what it is', async (error, code) => {
    await sandbox.control.play('vies', { scenario: 'error_with_200', error })
    expect(await failureOf(create().checkCompany(requestFor('gmbh-with-name')))).toMatchObject({ code, details: { providerCode: error } })
  })

  it('is not asked about a country that is no member', async () => {
    const before = (await sandbox.control.requests('vies')).length
    expect(await failureOf(create().checkCompany({ country: 'us', number: '1', requestTag: 'x' }))).toMatchObject({
      code: 'TAX_AUTHORITY_REFUSED',
    })
    expect(await sandbox.control.requests('vies')).toHaveLength(before)
  })

  it('says that our own number is wrong', async () => {
    const asked = create({ requester: { country: 'us', number: '1' } }).checkCompany(requestFor('gmbh-with-name'))
    expect(await failureOf(asked)).toMatchObject({
      code: 'TAX_AUTHORITY_MISCONFIGURED',
      details: { providerCode: 'INVALID_REQUESTER_INFO' },
    })
  })
})

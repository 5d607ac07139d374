import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WebVendor } from '#sandbox/control/scenarios.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import type { ObservedCall, OnCall } from '../http/observe-call.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import { createPan } from './pan.ts'
import { createSerpro } from './serpro.ts'
import type { TaxAuthority, TaxCheckRequest, TaxStanding } from './tax-authority.ts'

type ClientChanges = { baseUrl?: string; timeoutMs?: number; onCall?: OnCall }

/** One authority with people of whom it says what all of them must be able to say. */
type Subject = {
  create: (sandbox: TestSandbox, changes?: ClientChanges) => TaxAuthority
  standings: [who: TaxCheckRequest, standing: TaxStanding, code: string][]
  /** Nobody's number, and somebody's number with another birth date. */
  unknown: TaxCheckRequest[]
  /** A number that cannot exist. */
  impossible: TaxCheckRequest
  access: 'token' | 'key'
  /** Of the first of `standings`. */
  personalData: readonly string[]
}

const brazilian = (slug: string): TaxCheckRequest => {
  const { taxId, birthDate } = people.find((person) => person.slug === slug)!
  return { taxId, birthDate, requestTag: 'tenor-contract-test' }
}
const indian = (taxId: string, name: string): TaxCheckRequest => ({
  taxId,
  name,
  birthDate: '1985-04-23',
  requestTag: 'tenor-contract-test',
})
const asha = indian('AAAPE1234A', 'Asha Example')

/** Another vendor joins by one entry. */
const vendors: Partial<Record<WebVendor, Subject>> = {
  serpro: {
    create: (sandbox, changes) => createSerpro({ baseUrl: sandbox.addresses.serpro, ...sandboxCredentials.serpro, ...changes }),
    standings: [
      [brazilian('ana-ordinary'), 'regular', '0'],
      [brazilian('bruno-pending-regularisation'), 'pending_regularisation', '4'],
      [brazilian('carla-suspended'), 'suspended', '2'],
      [brazilian('davi-deceased'), 'deceased', '3'],
      [brazilian('elisa-duplicate'), 'cancelled_as_duplicate', '5'],
      [brazilian('fabio-annulled'), 'annulled', '8'],
      [brazilian('gilda-cancelled-ex-officio'), 'cancelled_ex_officio', '9'],
    ],
    unknown: [brazilian('iara-no-match'), { ...brazilian('ana-ordinary'), birthDate: '1990-04-13' }],
    impossible: { ...brazilian('ana-ordinary'), taxId: '11122233125' },
    access: 'token',
    personalData: ['11122233124', '12041990', '1990-04-12', 'MOREIRA'],
  },
  pan: {
    create(sandbox, changes) {
      const { userId, ...signingKey } = sandboxCredentials.pan
      return createPan({ baseUrl: sandbox.addresses.pan, userId, signingKey, ...changes })
    },
    standings: [
      [asha, 'regular', 'E'],
      [indian('BBBPU1234B', 'Bina Unlinked'), 'pending_regularisation', 'E'],
      [indian('CCCPD1234C', 'Chetan Deceased'), 'deceased', 'ED'],
      [indian('DDDPX1234D', 'Dev Deactivated'), 'suspended', 'X'],
      [indian('EEEPF1234E', 'Esha Fake'), 'annulled', 'F'],
      [indian('FFFPD1234F', 'Farhan Deleted'), 'cancelled_ex_officio', 'D'],
    ],
    unknown: [
      { ...asha, taxId: 'ZZZPZ9999Z' },
      { ...asha, birthDate: '1985-04-24' },
    ],
    impossible: { ...asha, taxId: 'AAACE1234A' },
    access: 'key',
    personalData: ['AAAPE1234A', 'Asha', '23/04/1985', '1985-04-23'],
  },
}

describe.each(Object.entries(vendors))('the tax authority by %s', (name, subject) => {
  const vendor = name as WebVendor
  const { create, standings, unknown, impossible, access, personalData } = subject
  const [[ordinary]] = standings as [Subject['standings'][number]]
  let sandbox: TestSandbox
  let authority: TaxAuthority
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    authority = create(sandbox)
  })
  afterEach(() => sandbox.control.clear(vendor))
  afterAll(() => sandbox.close())

  it.each(standings)('finds %o to be %s', async (who, standing, standingCode) => {
    await expect(authority.checkPerson(who)).resolves.toMatchObject({ outcome: 'found', standing, standingCode, partial: false })
  })

  it('knows no match for an unknown number, nor for a number with another birth date', async () => {
    for (const who of unknown) await expect(authority.checkPerson(who)).resolves.toEqual({ outcome: 'no_match' })
  })

  it('refuses a question about a number that cannot exist, so that staff correct it', async () => {
    const error = await failureOf(authority.checkPerson(impossible))
    expect(error).toMatchObject({ code: 'TAX_AUTHORITY_REFUSED', kind: 'refused' })
    expect(JSON.stringify(error.details)).not.toContain(impossible.taxId)
  })

  it('tells an observer how each question ended, and nothing about anybody', async () => {
    const seen: ObservedCall[] = []
    const observed = create(sandbox, { onCall: (call) => seen.push(call) })
    await observed.checkPerson(ordinary)
    await sandbox.control.play(vendor, { scenario: 'down', times: 1 })
    await failureOf(observed.checkPerson(ordinary))
    expect(seen.filter(({ operation }) => operation === 'check_person')).toMatchObject([
      { provider: name, outcome: 'answered' },
      { provider: name, outcome: 'unavailable', errorCode: 'TAX_AUTHORITY_DOWN', httpStatus: 503 },
    ])
    const told = JSON.stringify(seen.map((call) => [call, call.describeExchange?.()]))
    for (const secret of personalData) expect(told).not.toContain(secret)
  })

  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const client = create(sandbox, changes)
        return (options) => client.checkPerson(ordinary, options)
      },
      play: (order) => sandbox.control.play(vendor, order),
      clear: () => sandbox.control.clear(vendor),
    }),
    { down: 'TAX_AUTHORITY_DOWN', misconfigured: 'TAX_AUTHORITY_MISCONFIGURED', access, personalData },
  )
})

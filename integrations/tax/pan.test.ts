import { generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createPan, type PanOptions } from './pan.ts'

const { userId, certificate, privateKey } = sandboxCredentials.pan
const asha = { taxId: 'AAAPE1234A', name: 'Asha Example', birthDate: '1985-04-23', requestTag: 'tenor-contract-test' }
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(() => sandbox.control.clear('pan'))
afterAll(() => sandbox.close())
const client = (changes: Partial<PanOptions> = {}) =>
  createPan({ baseUrl: sandbox.addresses.pan, userId, signingKey: { certificate, privateKey }, ...changes })

describe('the Indian tax authority', () => {
  it('compares the name itself, and says that it agrees', async () => {
    await expect(client().checkPerson(asha)).resolves.toEqual({
      outcome: 'found',
      standing: 'regular',
      standingCode: 'E',
      nameAgrees: true,
      partial: false,
    })
  })

  it('says that the name is another, and tells no name', async () => {
    const result = await client().checkPerson({ ...asha, name: 'Usha Sample' })
    expect(result).toMatchObject({ outcome: 'found', nameAgrees: false })
    expect(result).not.toHaveProperty('name')
  })

  it('asks nobody about a number that is none of a person', async () => {
    const before = (await sandbox.control.requests('pan')).length
    for (const taxId of ['AAACE1234A', 'AAAPE12345', '11122233124'])
      expect(await failureOf(client().checkPerson({ ...asha, taxId }))).toMatchObject({ code: 'TAX_AUTHORITY_REFUSED' })
    expect(await sandbox.control.requests('pan')).toHaveLength(before)
  })

  it.each([
    ['2', 'TAX_AUTHORITY_DOWN'],
    ['11', 'TAX_AUTHORITY_DOWN'],
    ['6', 'TAX_AUTHORITY_MISCONFIGURED'],
  ] as const)('takes code %s, which comes with HTTP 200, for what it is', async (code, ours) => {
    await sandbox.control.play('pan', { scenario: 'response_code', code })
    expect(await failureOf(client().checkPerson(asha))).toMatchObject({ code: ours, details: { providerCode: code } })
  })

  it.each([
    ['another user', { userId: 'V9999999' }],
    ['a clock that is an hour off', { now: () => Date.now() - 3_600_000 }],
    ['a key that is not that of the certificate', { signingKey: { certificate, privateKey: otherKey() } }],
  ])('is not answered to %s', async (_who, changes) => {
    expect(await failureOf(client(changes).checkPerson(asha))).toMatchObject({
      code: 'TAX_AUTHORITY_MISCONFIGURED',
      details: { providerCode: '3' },
    })
  })
})

function otherKey(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

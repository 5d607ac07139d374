import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { renderContract } from '#activities/documents/contract-pdf.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { signAtVendor } from '#sandbox/testing/sign-at-vendor.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import { returnUrl, sampleSignatureRequest, signer } from '#test/documents/sample-signature-request.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createDocumenso, type DocumensoOptions } from './documenso.ts'
import type { SignatureRequest } from './esign.ts'

const { documenso } = sandboxCredentials
const day = 24 * 60 * 60_000

describe('Documenso', () => {
  let sandbox: TestSandbox
  let pdf: Uint8Array
  let now = Date.now()
  beforeAll(async () => {
    ;[sandbox, pdf] = await Promise.all([startTestSandbox({ now: () => now }), renderContract(sampleContract())])
  })
  afterAll(() => sandbox.close())
  afterEach(() => sandbox.control.clear('documenso'))

  const connect = (changes: Partial<DocumensoOptions> = {}) =>
    createDocumenso({ baseUrl: `${sandbox.addresses.documenso}/api/v2`, ...documenso, returnUrl, now: () => now, ...changes })
  const requestOf = (changes: Partial<SignatureRequest> = {}) => sampleSignatureRequest(pdf, changes)
  const open = async () => {
    const request = requestOf()
    const { envelopeId } = await connect().requestSignature(request)
    return { envelopeId, externalId: request.externalId, signer, returnUrl, locale: 'en' as const }
  }
  const heldOf = async (externalId: string) => {
    const { envelopes = [] } = await sandbox.control.held('documenso')
    return envelopes.filter((one) => JSON.stringify(one).includes(externalId)) as { id: string; status: string }[]
  }

  it('is given the contract with the place to sign in hundredths of the page, and writes to nobody', async () => {
    const { externalId } = await open()
    expect(await heldOf(externalId)).toMatchObject([
      {
        status: 'PENDING',
        order: {
          externalId,
          recipients: [{ role: 'SIGNER', fields: [{ type: 'SIGNATURE', positionX: 9.41 }, { type: 'DATE' }] }],
          meta: { distributionMethod: 'NONE', redirectUrl: returnUrl, envelopeExpirationPeriod: { unit: 'day', amount: 8 } },
        },
      },
    ])
  })

  it('hands out a draft that was made and never handed out, and makes no second one', async () => {
    const request = requestOf()
    const since = new Date(now - 1000).toISOString()
    await sandbox.control.play('documenso', { scenario: 'down', when: { mentions: 'envelope/distribute' } })
    expect(await failureOf(connect().requestSignature(request))).toMatchObject({ code: 'SIGNATURE_PROVIDER_DOWN' })
    expect(await heldOf(request.externalId)).toMatchObject([{ status: 'DRAFT' }])
    await sandbox.control.clear('documenso')
    const { envelopeId } = await connect().requestSignature({ ...request, triedSince: since })
    expect(await heldOf(request.externalId)).toMatchObject([{ id: envelopeId, status: 'PENDING' }])
  })

  it('removes a draft that nobody ever saw', async () => {
    const request = requestOf()
    await sandbox.control.play('documenso', { scenario: 'down', when: { mentions: 'envelope/distribute' } })
    await failureOf(connect().requestSignature(request))
    await sandbox.control.clear('documenso')
    const found = await connect().findEnvelope({ externalId: request.externalId, since: new Date(now).toISOString() })
    await connect().voidEnvelope(found!.envelopeId, 'withdrawn')
    expect(await heldOf(request.externalId)).toEqual([])
  })

  it('is not signed while its file is still being made', async () => {
    const visit = await open()
    await sandbox.control.play('documenso', { scenario: 'seal_later', afterMs: 300, times: 1 })
    const page = await connect().openSigningPage(visit)
    await signAtVendor(page.url)
    expect(await connect().readState(visit.envelopeId)).toEqual({ status: 'open' })
    expect(await failureOf(connect().collectSigned({ envelopeId: visit.envelopeId, pdf }))).toMatchObject({
      code: 'SIGNATURE_NOT_COMPLETE',
    })
    // Nothing is left for the signer to do there.
    expect(await failureOf(connect().openSigningPage(visit))).toMatchObject({ code: 'SIGNATURE_NOT_OPEN' })
    await eventually(async () => expect(await connect().readState(visit.envelopeId)).toMatchObject({ status: 'signed' }))
  })

  it('counts as taken back once the time of the signer is over there', async () => {
    const visit = await open()
    now += 9 * day
    expect(await connect().readState(visit.envelopeId)).toEqual({ status: 'void' })
    expect(await failureOf(connect().openSigningPage(visit))).toMatchObject({ code: 'SIGNATURE_NOT_OPEN' })
    await expect(connect().voidEnvelope(visit.envelopeId, 'late')).resolves.toBeUndefined()
  })

  it('counts as signed when it was signed in the moment in which we took it back', async () => {
    const { envelopeId } = await open()
    await sandbox.control.play('documenso', { scenario: 'signed_before_void', times: 1 })
    expect(await failureOf(connect().voidEnvelope(envelopeId, 'withdrawn'))).toMatchObject({ code: 'SIGNATURE_ALREADY_COMPLETE' })
  })

  it('lets nobody in who is not its recipient', async () => {
    expect(
      await failureOf(connect().openSigningPage({ ...(await open()), signer: { ...signer, email: 'other@example.org' } })),
    ).toMatchObject({ code: 'SIGNATURE_PROVIDER_REJECTED', kind: 'refused' })
  })

  it.each([
    ['a key that is not ours', { apiKey: 'api_other' }, { scenario: undefined }],
    ['a plan that is used up', {}, { scenario: 'plan_used_up' as const }],
  ])('is a matter for operations with %s', async (_what, changes, { scenario }) => {
    if (scenario) await sandbox.control.play('documenso', { scenario })
    expect(await failureOf(connect(changes).requestSignature(requestOf()))).toMatchObject({
      code: 'SIGNATURE_PROVIDER_MISCONFIGURED',
      details: { mayHaveTakenEffect: false },
    })
  })

  describe('a report', () => {
    const body = (changes: object = {}) =>
      Buffer.from(
        JSON.stringify({
          event: 'DOCUMENT_COMPLETED',
          payload: {
            envelopeId: 'envelope_1',
            externalId: 'ours',
            status: 'COMPLETED',
            recipients: [{ id: 1, signingStatus: 'SIGNED', readStatus: 'OPENED', sendStatus: 'SENT' }],
            ...changes,
          },
        }),
      )
    const read = (rawBody: Buffer, secret: string | undefined = documenso.webhookSecrets[0]) =>
      connect().readReport({ rawBody, headers: { 'X-Documenso-Secret': secret } })

    it('is one event whenever it says the same, and another when a recipient has moved on', async () => {
      const first = await read(body())
      expect(first).toMatchObject({ envelopeId: 'envelope_1', externalId: 'ours', status: 'signed' })
      expect((await read(body())).eventId).toBe(first.eventId)
      const unread = { recipients: [{ id: 1, signingStatus: 'NOT_SIGNED', readStatus: 'OPENED', sendStatus: 'SENT' }] }
      expect((await read(body(unread))).eventId).not.toBe(first.eventId)
    })

    it.each(['wrong', '', `${documenso.webhookSecrets[0]} `, documenso.webhookSecrets[0].slice(1), undefined])(
      'is not believed with the secret %j',
      async (secret) => {
        expect(await failureOf(read(body(), secret ?? 'undefined'))).toMatchObject({ code: 'WEBHOOK_SIGNATURE_INVALID' })
      },
    )

    it('is not believed where an empty secret is configured', async () => {
      const careless = connect({ webhookSecrets: [''] })
      expect(await failureOf(careless.readReport({ rawBody: body(), headers: { 'x-documenso-secret': '' } }))).toMatchObject({
        code: 'WEBHOOK_SIGNATURE_INVALID',
      })
    })

    it.each([
      ['is no JSON', Buffer.from('hello')],
      ['has no envelope', body({ envelopeId: undefined })],
    ])('is malformed when it %s', async (_what, rawBody) => {
      expect(await failureOf(read(rawBody))).toMatchObject({ code: 'WEBHOOK_MALFORMED', kind: 'invalid' })
    })
  })
})

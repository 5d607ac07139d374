import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { renderContract } from '#activities/documents/contract-pdf.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { signAtVendor } from '#sandbox/testing/sign-at-vendor.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import { returnUrl, sampleSignatureRequest, signer } from '#test/documents/sample-signature-request.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createDropboxSign, type DropboxSignOptions } from './dropbox-sign.ts'
import { eventHash } from './dropbox-sign/callback.ts'
import type { SignatureRequest } from './esign.ts'

const { dropboxSign } = sandboxCredentials

describe('Dropbox Sign', () => {
  let sandbox: TestSandbox
  let pdf: Uint8Array
  let now = Date.now()
  beforeAll(async () => {
    ;[sandbox, pdf] = await Promise.all([startTestSandbox({ now: () => now }), renderContract(sampleContract())])
  })
  afterAll(() => sandbox.close())
  afterEach(() => sandbox.control.clear('dropbox-sign'))

  const connect = (changes: Partial<DropboxSignOptions> = {}) =>
    createDropboxSign({ baseUrl: `${sandbox.addresses['dropbox-sign']}/v3`, ...dropboxSign, testMode: true, now: () => now, ...changes })
  const requestOf = (changes: Partial<SignatureRequest> = {}) => sampleSignatureRequest(pdf, changes)
  const open = async () => {
    const request = requestOf()
    const { envelopeId } = await connect().requestSignature(request)
    return { envelopeId, externalId: request.externalId, signer, returnUrl, locale: 'en' as const }
  }
  type Visit = Awaited<ReturnType<typeof open>>
  const addressOf = async (visit: Visit, changes: Record<string, string> = {}) => {
    const url = new URL((await connect().openSigningPage(visit)).url)
    const parameters = { client_id: dropboxSign.clientId, skip_domain_verification: '1', parent_url: returnUrl, ...changes }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    return url.href
  }
  const heldOf = async (externalId: string) => {
    const { requests = [] } = await sandbox.control.held('dropbox-sign')
    return requests.filter((one) => JSON.stringify(one).includes(externalId))
  }

  it('is given the contract with the place to sign and our id, and the end of its time', async () => {
    const { externalId } = await open()
    expect(await heldOf(externalId)).toMatchObject([
      {
        order: {
          client_id: dropboxSign.clientId,
          allow_decline: '1',
          metadata: { tenor_envelope: externalId },
          expires_at: String(Math.floor(now / 1000) + 8 * 86_400),
          form_fields_per_document: { 0: { type: 'signature', x: '56' }, 1: { type: 'date_signed' } },
        },
      },
    ])
  })

  it('gives a page for inside ours, which opens once and only for our app', async () => {
    const visit = await open()
    expect(await connect().openSigningPage(visit)).toMatchObject({
      kind: 'frame',
      clientId: dropboxSign.clientId,
      skipDomainVerification: true,
    })
    const once = await addressOf(visit)
    expect((await fetch(once)).status).toBe(200)
    expect((await fetch(once)).status).toBe(403)
    expect((await fetch(await addressOf(visit, { client_id: 'another' }))).status).toBe(403)
    expect((await fetch(await addressOf(visit, { skip_domain_verification: '0' }))).status).toBe(403)
  })

  it('keeps its audit trail as the last page of the signed file', async () => {
    const visit = await open()
    await signAtVendor(await addressOf(visit))
    const signed = await connect().collectSigned({ envelopeId: visit.envelopeId, pdf })
    expect(signed).not.toHaveProperty('certificate')
    expect((await readPdf(signed.pdf)).pages.at(-1)?.text).toContain('Audit trail')
  })

  it('is waited for while it is making the file', async () => {
    const visit = await open()
    await signAtVendor(await addressOf(visit))
    await sandbox.control.play('dropbox-sign', { scenario: 'file_later', times: 1 })
    expect(await failureOf(connect().collectSigned({ envelopeId: visit.envelopeId, pdf }))).toMatchObject({
      code: 'SIGNATURE_PROVIDER_DOWN',
      kind: 'unavailable',
    })
    await expect(connect().collectSigned({ envelopeId: visit.envelopeId, pdf })).resolves.toMatchObject({ sha256: expect.any(String) })
  })

  it('makes no second request while its search may not know the first one yet', async () => {
    const request = requestOf()
    const triedSince = new Date(now).toISOString()
    await sandbox.control.play('dropbox-sign', { scenario: 'search_later', times: 1 })
    await connect().requestSignature(request)
    expect(await failureOf(connect().requestSignature({ ...request, triedSince }))).toMatchObject({
      code: 'SIGNATURE_PROVIDER_DOWN',
      details: { retryAfterMs: 60_000 },
    })
    expect(await heldOf(request.externalId)).toHaveLength(1)
  })

  it('makes another one when a minute has passed and nobody knows of a first', async () => {
    const triedSince = new Date(now).toISOString()
    now += 61_000
    await expect(connect().requestSignature(requestOf({ triedSince }))).resolves.toMatchObject({ page: 'vendor_page' })
  })

  it('is not taken back before the vendor confirms it', async () => {
    const visit = await open()
    await sandbox.control.play('dropbox-sign', { scenario: 'cancel_later', afterMs: 1500, times: 1 })
    expect(await failureOf(connect().voidEnvelope(visit.envelopeId, 'withdrawn'))).toMatchObject({ code: 'SIGNATURE_PROVIDER_DOWN' })
    await expect.poll(() => connect().readState(visit.envelopeId)).toEqual({ status: 'void' })
    await expect(connect().voidEnvelope(visit.envelopeId, 'withdrawn')).resolves.toBeUndefined()
  })

  it('counts as signed when it was signed in the moment in which we took it back', async () => {
    const { envelopeId } = await open()
    await sandbox.control.play('dropbox-sign', { scenario: 'signed_before_void', times: 1 })
    expect(await failureOf(connect().voidEnvelope(envelopeId, 'withdrawn'))).toMatchObject({ code: 'SIGNATURE_ALREADY_COMPLETE' })
  })

  it('counts as taken back once its time is over', async () => {
    const visit = await open()
    now += 9 * 86_400_000
    expect(await connect().readState(visit.envelopeId)).toEqual({ status: 'void' })
    expect(await failureOf(connect().openSigningPage(visit))).toMatchObject({ code: 'SIGNATURE_NOT_OPEN' })
  })

  it.each([
    ['a key that is not ours', { apiKeys: ['another'] as const }],
    ['an app that is not ours', { clientId: 'another' }],
  ])('is a matter for operations with %s', async (_what, changes) => {
    expect(await failureOf(connect(changes).requestSignature(requestOf()))).toMatchObject({
      code: 'SIGNATURE_PROVIDER_MISCONFIGURED',
      kind: 'refused',
    })
  })

  it('only tries whether we answer, now and then', async () => {
    const event = { event_time: '1348177752', event_type: 'callback_test', event_metadata: null }
    const form = new FormData()
    form.set('json', JSON.stringify({ event: { ...event, event_hash: eventHash(event, dropboxSign.apiKeys[1]) } }))
    const sent = new Response(form)
    const contentType = sent.headers.get('content-type')!
    const rawBody = Buffer.from(await sent.arrayBuffer())
    expect(await connect().readReport({ rawBody, headers: { 'content-type': contentType } })).toMatchObject({ status: 'progress' })
  })
})

describe('the hash of an event', () => {
  /** The fixtures that the vendor publishes with its own SDK. */
  const publishedKey = '324e3b0840f065eb51f3fd63231d0d33daa35d4ed10d27718839e81737065782'
  it.each([
    ['unknown_error', 'c574f5d3090c2936360b4e36cf6835cf3e2206b84fdc6347e6b28ca721ae1371'],
    ['account_confirmed', '6dc5b7aad93cf54915e0089d6c31d61b3833f66f51459171c69f8fa211308848'],
    ['signature_request_sent', '08d45a6b7677492b78be030cef18cfeaece8fe67e163cc8e526ee638ad483756'],
    ['template_created', '4a9b22fa68d5addb8b6313eea9d42ecb393903a4240b71503ef78e9dac6c100d'],
  ])('is the published one of %s', (event_type, hash) => {
    expect(eventHash({ event_time: '1348177752', event_type }, publishedKey)).toBe(hash)
  })
})

import { createHash, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { renderContract } from '#activities/documents/contract-pdf.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { receiveWebhooks, type ReceivedWebhook, type WebhookReceiver } from '#sandbox/testing/receive-webhooks.ts'
import { signAtVendor } from '#sandbox/testing/sign-at-vendor.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import { createBuiltInESign } from './built-in.ts'
import { createDocumenso } from './documenso.ts'
import { createDocuSign } from './docusign.ts'
import { createDropboxSign } from './dropbox-sign.ts'
import type { ESign, SignatureRequest, SigningEvidence, SigningPage } from './esign.ts'
import { createSealingCertificate } from './sealing-certificate.ts'

let pdf: Uint8Array
beforeAll(async () => {
  pdf = await renderContract(sampleContract({ locale: 'pt-BR' }))
})

const signer = { name: 'Ana Beatriz Conceição Souza', email: 'ana.souza@example.org' }
const returnUrl = 'http://127.0.0.1:9/apply/contract/signed'

const requestOf = (changes: Partial<SignatureRequest> = {}): SignatureRequest => ({
  externalId: randomUUID(),
  title: 'Empréstimo pessoal L-100042-C1',
  pdf,
  signer,
  locale: 'pt-BR',
  standsDays: 8,
  ...changes,
})
/** What a browser opens: for a page inside ours, the address that the vendor's script makes of it. */
function urlOf(page: SigningPage): string {
  if (page.kind === 'redirect') return page.url
  const url = new URL(page.url)
  url.searchParams.set('client_id', page.clientId)
  url.searchParams.set('skip_domain_verification', page.skipDomainVerification ? '1' : '0')
  url.searchParams.set('parent_url', returnUrl)
  return url.href
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A client with somebody to sign at its provider. */
type Subject = { esign: ESign; sign(request: SignatureRequest, envelopeId: string): Promise<SigningEvidence | undefined> }

/** What every electronic signature keeps to, whoever provides it. */
function describeSignature(subject: () => Subject): void {
  const collect = async (request: SignatureRequest, envelopeId: string, evidence?: SigningEvidence) =>
    subject().esign.collectSigned({ envelopeId, pdf: request.pdf, ...(evidence && { evidence }) })

  it('finds the envelope of an earlier try by our own id, and makes another for another id', async () => {
    const { esign } = subject()
    const [request, since] = [requestOf(), new Date(Date.now() - 60_000).toISOString()]
    const first = await esign.requestSignature(request)
    expect(await esign.requestSignature({ ...request, triedSince: since })).toEqual(first)
    expect(await esign.findEnvelope({ externalId: request.externalId, since })).toEqual(first)
    expect((await esign.requestSignature(requestOf())).envelopeId).not.toBe(first.envelopeId)
    expect(first.envelopeId).not.toContain(request.externalId)
  })

  it('has nothing to collect before the signer has signed', async () => {
    const request = requestOf()
    const { envelopeId } = await subject().esign.requestSignature(request)
    expect(await failureOf(collect(request, envelopeId))).toMatchObject({ code: 'SIGNATURE_NOT_COMPLETE', kind: 'conflict' })
  })

  it('gives the signed document with its hash, and the same bytes when asked again', async () => {
    const request = requestOf()
    const { envelopeId } = await subject().esign.requestSignature(request)
    const evidence = await subject().sign(request, envelopeId)
    const signed = await collect(request, envelopeId, evidence)
    expect(signed.sha256).toBe(sha256(signed.pdf))
    expect((await readPdf(signed.pdf)).pages.map((page) => page.text).join(' ')).toContain('Ana Beatriz')
    expect(await collect(request, envelopeId, evidence)).toEqual(signed)
  })

  it('voids an envelope once or twice alike', async () => {
    const { esign } = subject()
    const { envelopeId } = await esign.requestSignature(requestOf())
    await esign.voidEnvelope(envelopeId, 'withdrawn by the applicant')
    await expect(esign.voidEnvelope(envelopeId, 'withdrawn by the applicant')).resolves.toBeUndefined()
  })

  it('ends with the reason of the cancellation when its activity is cancelled', async () => {
    const reason = new Error('the case was withdrawn')
    await expect(subject().esign.requestSignature(requestOf(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
}

describe('electronic signature on our own page', () => {
  let esign: ESign
  beforeAll(async () => {
    const certificate = await createSealingCertificate({
      commonName: 'Tenor Document Seal',
      organisation: 'Tenor Financeira S.A.',
      country: 'BR',
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2036-01-01T00:00:00Z',
      passphrase: 'a passphrase of this test',
    })
    esign = createBuiltInESign({ certificate })
  })

  describeSignature(() => ({
    esign,
    sign: async (request) => ({
      signerName: signer.name,
      signerTaxId: '***.982.247-**',
      openedAt: '2026-11-21T12:04:11.120Z',
      signedAt: '2026-11-21T12:08:38.905Z',
      ipAddress: '203.0.113.24',
      userAgent: 'test',
      authentication: 'sms:+55 11 9****-1234',
      documentSha256: sha256(request.pdf),
      statement: 'Li o contrato e o assino.',
      locale: 'pt-BR',
    }),
  }))

  it('sends nobody to another page, and takes no report of a signature from outside', async () => {
    const { envelopeId } = await esign.requestSignature(requestOf())
    const visit = { envelopeId, externalId: 'x', signer, returnUrl, locale: 'pt-BR' } as const
    expect(await failureOf(esign.openSigningPage(visit))).toMatchObject({ code: 'SIGNATURE_NOT_OPEN' })
    expect(await failureOf(esign.readReport({ rawBody: Buffer.from('{}'), headers: {} }))).toMatchObject({
      code: 'WEBHOOK_SIGNATURE_INVALID',
    })
  })
})

type Vendor = {
  name: 'docusign' | 'documenso' | 'dropbox-sign'
  access: 'token' | 'key'
  connect(sandbox: TestSandbox, webhookUrl: string, changes?: { baseUrl?: string; timeoutMs?: number }): ESign
  /** What the addresses of its files have in them. */
  pathOfFiles: string
  /** Whether its certificate is a file of its own. */
  hasCertificate: boolean
  /** What a changed byte in a webhook brings about. */
  reportsAreSigned: boolean
}

const vendors: Vendor[] = [
  {
    name: 'docusign',
    connect: (sandbox, webhookUrl, { baseUrl, ...changes } = {}) =>
      createDocuSign({
        authUrl: baseUrl ?? sandbox.addresses.docusign,
        ...sandboxCredentials.docusign,
        webhookUrl,
        redirectUrl: 'http://127.0.0.1:9/',
        ...changes,
      }),
    access: 'token',
    pathOfFiles: 'documents',
    hasCertificate: true,
    reportsAreSigned: true,
  },
  {
    name: 'documenso',
    connect: (sandbox, _webhookUrl, { baseUrl, ...changes } = {}) =>
      createDocumenso({
        baseUrl: baseUrl ?? `${sandbox.addresses.documenso}/api/v2`,
        ...sandboxCredentials.documenso,
        returnUrl,
        ...changes,
      }),
    access: 'key',
    pathOfFiles: 'download',
    hasCertificate: true,
    // The vendor sends its secret and signs nothing.
    reportsAreSigned: false,
  },
  {
    name: 'dropbox-sign',
    connect: (sandbox, _webhookUrl, { baseUrl, ...changes } = {}) =>
      createDropboxSign({
        baseUrl: baseUrl ?? `${sandbox.addresses['dropbox-sign']}/v3`,
        ...sandboxCredentials.dropboxSign,
        testMode: true,
        ...changes,
      }),
    access: 'key',
    pathOfFiles: 'files',
    // Its audit trail is the last page of the document.
    hasCertificate: false,
    // The vendor signs the time and the kind of an event alone.
    reportsAreSigned: false,
  },
]

describe.each(vendors)('electronic signature by $name', (vendor) => {
  let sandbox: TestSandbox
  let receiver: WebhookReceiver
  let esign: ESign
  /** With a receipt, for the vendor that wants one. */
  const accepted = 200
  beforeAll(async () => {
    ;[sandbox, receiver] = await Promise.all([startTestSandbox(), receiveWebhooks(`/webhooks/${vendor.name}`)])
    await sandbox.control.registerWebhook(vendor.name, receiver.url)
    esign = vendor.connect(sandbox, receiver.url)
    receiver.receipt = esign.reportReceipt ?? ''
    receiver.decide = () => accepted
  })
  afterAll(() => Promise.all([sandbox.close(), receiver.close()]))
  afterEach(() => sandbox.control.clear(vendor.name))

  const open = async (changes: Partial<SignatureRequest> = {}) => {
    const request = requestOf(changes)
    const { envelopeId } = await esign.requestSignature(request)
    return { request, envelopeId }
  }
  const pageOf = ({ request, envelopeId }: Awaited<ReturnType<typeof open>>) =>
    esign.openSigningPage({ envelopeId, externalId: request.externalId, signer: request.signer, returnUrl, locale: request.locale })
  const sign = async (opened: Awaited<ReturnType<typeof open>>) => signAtVendor(urlOf(await pageOf(opened)))
  const reportsOf = async (envelopeId: string, isEnough: (statuses: string[]) => boolean): Promise<ReceivedWebhook[]> =>
    eventually(async () => {
      const reports = receiver.received.filter(({ rawBody }) => rawBody.toString('latin1').includes(envelopeId))
      const statuses = await Promise.all(reports.map(statusOf))
      expect(isEnough(statuses.flatMap((status) => status ?? []))).toBe(true)
      return reports
    })
  const statusOf = async (webhook: ReceivedWebhook) => {
    try {
      return (await esign.readReport(webhook)).status
    } catch {
      return undefined
    }
  }

  describeSignature(() => ({
    esign,
    async sign(request, envelopeId) {
      await sign({ request, envelopeId })
      return undefined
    },
  }))

  it('says that the page is the vendor’s, and brings the signer back to us', async () => {
    const request = requestOf()
    const envelope = await esign.requestSignature(request)
    expect(envelope.page).toBe('vendor_page')
    const opened = { request, envelopeId: envelope.envelopeId }
    const { kind } = await pageOf(opened)
    const back = await sign(opened)
    // A page inside ours sends nobody away: it tells our page.
    if (kind === 'redirect') expect(back.href).toContain(returnUrl)
    else expect(back.origin).toBe(new URL(sandbox.addresses.page).origin)
  })

  it('knows an envelope as open until it is signed, and then when', async () => {
    const opened = await open()
    expect(await esign.readState(opened.envelopeId)).toEqual({ status: 'open' })
    const before = Date.now()
    await sign(opened)
    const state = await esign.readState(opened.envelopeId)
    expect(state).toEqual({ status: 'signed', signedAt: expect.stringMatching(/^\d{4}-.*Z$/) })
    if (state.status === 'signed') expect(Math.abs(Date.parse(state.signedAt) - before)).toBeLessThan(30_000)
  })

  it('takes a signer who puts it off for one who has not signed, and lets them in again', async () => {
    const opened = await open()
    await fetch(urlOf(await pageOf(opened)))
    expect(await esign.readState(opened.envelopeId)).toEqual({ status: 'open' })
    await sign(opened)
    expect(await esign.readState(opened.envelopeId)).toMatchObject({ status: 'signed' })
  })

  it('tells a refusal with the words of the signer', async () => {
    const opened = await open()
    await signAtVendor(urlOf(await pageOf(opened)), { act: 'decline', reason: 'The rate is not what I was told' })
    expect(await esign.readState(opened.envelopeId)).toEqual({ status: 'declined', reason: 'The rate is not what I was told' })
    await expect(esign.voidEnvelope(opened.envelopeId, 'ended')).resolves.toBeUndefined()
  })

  it('does not void what has been signed', async () => {
    const opened = await open()
    await sign(opened)
    expect(await failureOf(esign.voidEnvelope(opened.envelopeId, 'too late'))).toMatchObject({
      code: 'SIGNATURE_ALREADY_COMPLETE',
      kind: 'conflict',
    })
  })

  it('lets nobody in to what was taken back, and says that it is void', async () => {
    const opened = await open()
    await esign.voidEnvelope(opened.envelopeId, 'withdrawn')
    expect(await esign.readState(opened.envelopeId)).toEqual({ status: 'void' })
    expect(await failureOf(pageOf(opened))).toMatchObject({ code: 'SIGNATURE_NOT_OPEN', kind: 'conflict' })
  })

  it('does not know an envelope that was never there', async () => {
    expect(await failureOf(esign.readState(randomUUID()))).toMatchObject({ code: 'SIGNATURE_ENVELOPE_NOT_FOUND', kind: 'missing' })
  })

  if (vendor.hasCertificate) {
    it('gives the vendor’s own account of the signing beside the document', async () => {
      const opened = await open()
      await sign(opened)
      const { pdf: signed, certificate } = await esign.collectSigned({ envelopeId: opened.envelopeId, pdf })
      expect(certificate?.sha256).toBe(sha256(certificate!.pdf))
      expect(certificate?.sha256).not.toBe(sha256(signed))
      expect((await readPdf(certificate!.pdf)).pages[0]?.text).toContain(signer.name)
    })
  }

  it('finds the envelope whose answer was lost, and makes no second one', async () => {
    const request = requestOf()
    const since = new Date(Date.now() - 1_000).toISOString()
    await sandbox.control.play(vendor.name, { scenario: 'reply_lost_after_commit', times: 1 })
    const lost = await failureOf(esign.requestSignature(request))
    expect(lost).toMatchObject({ kind: 'unavailable', details: { mayHaveTakenEffect: true } })
    const { envelopeId } = await esign.requestSignature({ ...request, triedSince: since })
    expect(await esign.readState(envelopeId)).toEqual({ status: 'open' })
    const held = Object.values(await sandbox.control.held(vendor.name)).flat()
    expect(held.filter((envelope) => JSON.stringify(envelope).includes(request.externalId))).toHaveLength(1)
    expect(await esign.findEnvelope({ externalId: randomUUID(), since })).toBeUndefined()
  })

  it('takes a file that was cut off for an outage', async () => {
    const opened = await open()
    await sign(opened)
    // The state is asked first; the file is what comes after it.
    await esign.readState(opened.envelopeId)
    await sandbox.control.play(vendor.name, { scenario: 'malformed', when: { mentions: vendor.pathOfFiles } })
    const error = await failureOf(esign.collectSigned({ envelopeId: opened.envelopeId, pdf }))
    expect(error).toMatchObject({ kind: 'unavailable', details: { reason: 'malformed' } })
  })

  it('reports a signature and a refusal, each as one event however often it comes', async () => {
    await sandbox.control.play(vendor.name, { scenario: 'webhook_duplicated' })
    const signed = await open()
    await sign(signed)
    const reports = await reportsOf(signed.envelopeId, (statuses) => statuses.filter((status) => status === 'signed').length >= 2)
    const read = await Promise.all(reports.map((report) => esign.readReport(report)))
    const completions = read.filter(({ status }) => status === 'signed')
    expect(new Set(completions.map(({ eventId }) => eventId)).size).toBe(1)
    expect(completions[0]).toMatchObject({ envelopeId: signed.envelopeId, externalId: signed.request.externalId })
    const declined = await open()
    await signAtVendor(urlOf(await pageOf(declined)), { act: 'decline', reason: 'no' })
    await reportsOf(declined.envelopeId, (statuses) => statuses.includes('declined'))
    const taken = await open()
    await esign.voidEnvelope(taken.envelopeId, 'withdrawn')
    await reportsOf(taken.envelopeId, (statuses) => statuses.includes('void'))
  })

  it('believes the previous secret while it is replaced, and no other', async () => {
    await sandbox.control.play(vendor.name, { scenario: 'webhook_previous_secret' })
    const first = await open()
    await sign(first)
    await reportsOf(first.envelopeId, (statuses) => statuses.includes('signed'))
    await sandbox.control.play(vendor.name, { scenario: 'webhook_wrong_signature' })
    const second = await open()
    receiver.decide = async (webhook) => ((await statusOf({ ...webhook, status: 0 })) === undefined ? 403 : accepted)
    await sign(second)
    // Sent again with the right signature after it was refused.
    const reports = await reportsOf(second.envelopeId, (statuses) => statuses.includes('signed'))
    expect(reports.some((report) => report.status === 403)).toBe(true)
    const refused = reports.find((report) => report.status === 403)!
    expect(await failureOf(esign.readReport(refused))).toMatchObject({ code: 'WEBHOOK_SIGNATURE_INVALID', kind: 'forbidden' })
    receiver.decide = () => accepted
  })

  it('believes no report whose bytes were changed, that has no signature, or that nobody can read', async () => {
    const opened = await open()
    await sign(opened)
    const [report] = await reportsOf(opened.envelopeId, (statuses) => statuses.includes('signed'))
    const codeOf = async (change: Partial<ReceivedWebhook>) => (await failureOf(esign.readReport({ ...report!, ...change }))).code
    const withoutHash = Buffer.from(report!.rawBody.toString('latin1').replace(/"event_hash":"\w+"/, '"event_hash":""'), 'latin1')
    const headers = { 'content-type': report!.headers['content-type'] }
    expect(await codeOf({ rawBody: withoutHash, headers })).toBe('WEBHOOK_SIGNATURE_INVALID')
    if (vendor.reportsAreSigned) expect(await codeOf({ rawBody: Buffer.from('nonsense') })).toBe('WEBHOOK_SIGNATURE_INVALID')
    else expect(await codeOf({ rawBody: Buffer.from('nonsense') })).toBe('WEBHOOK_MALFORMED')
    const changed = Buffer.from(report!.rawBody.toString('latin1').replace(opened.envelopeId.slice(0, 6), '000000'), 'latin1')
    if (vendor.reportsAreSigned) expect(await codeOf({ rawBody: changed })).toBe('WEBHOOK_SIGNATURE_INVALID')
  })

  it('leaves no name, address or word of the signer in an error', async () => {
    await sandbox.control.play(vendor.name, { scenario: 'error500' })
    const error = await failureOf(esign.requestSignature(requestOf()))
    const told = JSON.stringify([error.message, error.details, error.stack, String(error.cause)])
    for (const word of ['Beatriz', 'Souza', 'ana.souza']) expect(told).not.toContain(word)
  })

  describe('asked about an envelope', () => {
    let envelopeId = ''
    beforeAll(async () => {
      envelopeId = (await open()).envelopeId
    })
    describeTransportFaults(
      () => ({
        connect: (changes) => {
          const client = vendor.connect(sandbox, receiver.url, changes)
          return (options) => client.readState(envelopeId, options)
        },
        play: (scenario) => sandbox.control.play(vendor.name, scenario),
        clear: () => sandbox.control.clear(vendor.name),
      }),
      {
        down: 'SIGNATURE_PROVIDER_DOWN',
        misconfigured: 'SIGNATURE_PROVIDER_MISCONFIGURED',
        access: vendor.access,
        tellsQuota: true,
        personalData: [signer.name, signer.email],
      },
    )
  })
})

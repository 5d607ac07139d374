import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import { bodyTextOf, hasContentType, parseJson, sendReply, type Trouble, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { htmlPage } from '../pages/html.ts'
import { countPdfPages } from '../signing/signed-pdf.ts'
import { readSignerAct, signingPageHtml, signingPagePolicy } from '../signing/signing-page.ts'
import { envelopeOrder, toResource, type KeptEnvelope } from './envelope.ts'
import { createEnvelopeDesk, type EnvelopeDesk } from './envelope-desk.ts'

const largestBodyBytes = 25 * 1024 * 1024
const envelopeOrderBody = z.object({ envelopeId: z.string(), reason: z.string().optional() })

type Office = { context: SandboxContext; desk: EnvelopeDesk }

/** Documenso's API v2 with its signing page and its webhooks, which carry the shared secret itself. */
export function createDocumensoSandbox(context: SandboxContext): VendorSandbox {
  const { apiKey, webhookSecrets } = context.credentials.documenso
  const desk = createEnvelopeDesk(context)
  const router = Router({ caseSensitive: true })
  router.use(createSigningPages({ context, desk }))
  router.use('/api/v2', (request, response, next) => {
    const offered = (request.get('authorization') ?? '').replace(/^Bearer /, '')
    return offered === apiKey ? next() : sendReply(response, troubleReply('unauthorized'))
  })
  router.use('/api/v2', createApi({ context, desk }))
  router.use((_request, response) => sendReply(response, problem(404, 'NOT_FOUND', 'Not found')))
  return {
    vendor: 'documenso',
    capability: 'Signatures',
    router,
    troubleReply,
    essentialFields: ['id', 'status', 'data'],
    // What a person does in a browser carries no key.
    isTokenRequest: (path) => path.startsWith('/sign/'),
    largestBodyBytes,
    webhooks: {
      sign: ({ signedAs }) => ({
        'x-documenso-secret': {
          right: webhookSecrets[0],
          stale: webhookSecrets[0],
          previous: webhookSecrets[1],
          wrong: 'the secret of somebody else',
        }[signedAs],
      }),
      maxAttempts: 4,
    },
    held: { envelopes: () => desk.all() },
  }
}

function createApi(office: Office): Router {
  const { desk } = office
  const router = Router({ caseSensitive: true })
  router.post('/envelope/create', (request, response, next) => {
    create(request, office).then((reply) => sendReply(response, reply), next)
  })
  router.post('/envelope/distribute', (request, response) => sendReply(response, onEnvelope(request, office, handOut)))
  router.post('/envelope/cancel', (request, response, next) => {
    const { envelopeId } = envelopeOrderBody.safeParse(parseJson(bodyTextOf(request))).data ?? { envelopeId: '' }
    signFirst(office, envelopeId).then(() => sendReply(response, onEnvelope(request, office, cancel)), next)
  })
  router.post('/envelope/delete', (request, response) => sendReply(response, onEnvelope(request, office, remove)))
  router.get('/envelope', (request, response) => {
    const sought = typeof request.query.query === 'string' ? request.query.query.toLowerCase() : ''
    const data = desk.all().filter(({ order }) => [order.title, order.externalId ?? ''].some((text) => text.toLowerCase().includes(sought)))
    const perPage = Number(request.query.perPage ?? 10)
    sendReply(response, {
      status: 200,
      body: {
        data: data.toReversed().slice(0, perPage).map(toResource),
        count: data.length,
        currentPage: 1,
        perPage,
        totalPages: Math.ceil(data.length / perPage),
      },
    })
  })
  router.get('/envelope/:envelopeId', (request, response) => {
    const envelope = desk.find(request.params.envelopeId)
    sendReply(response, envelope === undefined ? notFound : { status: 200, body: toResource(envelope) })
  })
  router.get('/envelope/item/:itemId/download', (request, response) => {
    const envelope = desk.findByItem(request.params.itemId)
    const version = request.query.version === 'original' || envelope?.status !== 'COMPLETED' ? 'original' : 'signed'
    return sendFile(response, envelope && desk.file(envelope, version))
  })
  router.get('/envelope/:envelopeId/certificate/download', (request, response) => {
    const envelope = desk.find(request.params.envelopeId)
    if (envelope !== undefined && envelope.status !== 'COMPLETED')
      return sendReply(response, { status: 400, body: { error: 'Document is not completed', code: 'INVALID_REQUEST' } })
    return sendFile(response, envelope && desk.file(envelope, 'certificate'))
  })
  return router
}

async function create(request: Request, { context, desk }: Office): Promise<VendorReply> {
  if (!hasContentType(request, 'multipart/form-data')) return problem(415, 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported content-type')
  if (context.scenarios.take('documenso', 'answer', 'plan_used_up') !== undefined)
    return problem(400, 'LIMIT_EXCEEDED', 'You have reached your document limit for this month. Please upgrade your plan.')
  const form = await readForm(request)
  const part = form?.get('payload')
  const payload = envelopeOrder.safeParse(parseJson(typeof part === 'string' ? part : ''))
  const files = form?.getAll('files').filter((file) => file instanceof File) ?? []
  if (!payload.success || files.length !== 1) {
    const fields = payload.success ? ['files'] : payload.error.issues.map((issue) => issue.path.join('.'))
    return problem(400, 'BAD_REQUEST', `Input validation failed: ${fields.join(', ')}`)
  }
  const pdf = new Uint8Array(await files[0]!.arrayBuffer())
  const pages = await countPdfPages(pdf)
  if (pages === undefined) return problem(400, 'INVALID_BODY', 'The file is not a PDF')
  const fields = (payload.data.recipients ?? []).flatMap((recipient) => recipient.fields ?? [])
  if (fields.some(({ page }) => page > pages)) return problem(400, 'INVALID_REQUEST', 'A field is on a page that does not exist')
  return { status: 200, body: { id: desk.create(payload.data, pdf).id } }
}

async function readForm(request: Request): Promise<FormData | undefined> {
  const body: unknown = request.body
  if (!Buffer.isBuffer(body)) return undefined
  return new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': request.get('content-type') ?? '' } })
    .formData()
    .catch(() => undefined)
}

function onEnvelope(
  request: Request,
  office: Office,
  act: (envelope: KeptEnvelope, office: Office, origin: string) => VendorReply,
): VendorReply {
  if (!hasContentType(request, 'application/json')) return problem(415, 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported content-type')
  const parsed = envelopeOrderBody.safeParse(parseJson(bodyTextOf(request)))
  if (!parsed.success) return problem(400, 'BAD_REQUEST', 'Input validation failed')
  const envelope = office.desk.find(parsed.data.envelopeId)
  return envelope === undefined ? notFound : act(envelope, office, `${request.protocol}://${request.get('host')}`)
}

function handOut(envelope: KeptEnvelope, { desk }: Office, origin: string): VendorReply {
  const lacksField = (envelope.order.recipients ?? []).some(
    ({ role, fields }) => role === 'SIGNER' && !(fields ?? []).some(({ type }) => type === 'SIGNATURE'),
  )
  if (lacksField) return problem(400, 'MISSING_SIGNATURE_FIELD', 'Some signers have not been assigned a signature field')
  if (envelope.status === 'COMPLETED') return problem(500, 'INTERNAL_SERVER_ERROR', 'Can not send completed document')
  const { id, order, recipients } = desk.handOut(envelope)
  return {
    status: 200,
    body: {
      success: true,
      id,
      recipients: recipients.map((recipient, index) => ({
        id: recipient.id,
        name: order.recipients![index]!.name,
        email: order.recipients![index]!.email,
        token: recipient.token,
        role: order.recipients![index]!.role,
        signingOrder: order.recipients![index]!.signingOrder ?? null,
        signingUrl: `${origin}/documenso/sign/${recipient.token}`,
      })),
    },
  }
}

async function signFirst({ context, desk }: Office, envelopeId: string): Promise<void> {
  const envelope = desk.find(envelopeId)
  if (envelope?.status !== 'PENDING' || context.scenarios.take('documenso', 'outcome', 'signed_before_void') === undefined) return
  await desk.sign(envelope, 0, envelope.order.recipients![0]!.name)
}

function cancel(envelope: KeptEnvelope, { desk }: Office): VendorReply {
  if (envelope.status !== 'PENDING') return problem(400, 'INVALID_REQUEST', 'Only pending documents can be cancelled')
  desk.cancel(envelope)
  return { status: 200, body: { success: true } }
}

function remove(envelope: KeptEnvelope, { desk }: Office): VendorReply {
  desk.remove(envelope)
  return { status: 200, body: { success: true } }
}

/** The page of one recipient. Its address stays the same, and leads back to whoever sent the signer only after the signature. */
function createSigningPages({ context, desk }: Office): Router {
  const router = Router({ caseSensitive: true })
  router.get('/sign/:token', (request, response) => {
    const found = desk.findByToken(request.params.token)
    if (found === undefined || !isSignable(found, context.now())) return turnAway(response)
    const { order } = desk.open(found.envelope, found.index)
    const formUrl = `/documenso/sign/${request.params.token}`
    const back = order.meta?.redirectUrl
    return response
      .set('content-security-policy', signingPagePolicy(back ? [new URL(back).origin] : []))
      .type('html')
      .send(
        signingPageHtml({
          service: 'Documenso',
          title: order.title,
          signerName: order.recipients![found.index]!.name,
          documentUrl: `${formUrl}/document`,
          formUrl,
          mayComeBack: false,
        }),
      )
  })
  router.get('/sign/:token/document', (request, response) => {
    const found = desk.findByToken(request.params.token)
    return sendFile(response, found && desk.file(found.envelope, 'original'))
  })
  router.get('/sign/:token/rejected', (_request, response) =>
    response.type('html').send(htmlPage('Documenso', '<main><h1>You have declined to sign</h1></main>')),
  )
  router.post('/sign/:token', (request, response, next) => {
    decide(request, response, { context, desk }).catch(next)
  })
  return router
}

async function decide(request: Request<{ token: string }>, response: Response, { context, desk }: Office): Promise<void> {
  const found = desk.findByToken(request.params.token)
  if (found === undefined || !isSignable(found, context.now())) return turnAway(response)
  const { envelope, index } = found
  const act = readSignerAct(bodyTextOf(request))
  if (act?.act === 'sign') {
    await desk.sign(envelope, index, act.signature)
    return response.redirect(302, envelope.order.meta?.redirectUrl || `/documenso/sign/${request.params.token}/complete`)
  }
  if (act?.act !== 'decline') return void response.status(400).type('text').send('Sign or decline.')
  desk.reject(envelope, index, act.reason)
  return response.redirect(302, `/documenso/sign/${request.params.token}/rejected`)
}

function isSignable({ envelope, index }: { envelope: KeptEnvelope; index: number }, now: number): boolean {
  const { signingStatus, expiresAt } = envelope.recipients[index]!
  return envelope.status === 'PENDING' && signingStatus === 'NOT_SIGNED' && (expiresAt === null || expiresAt > now)
}

function turnAway(response: Response): void {
  response.status(404).type('html').send(htmlPage('Documenso', '<main><h1>This document can no longer be signed</h1></main>'))
}

function sendFile(response: Response, pdf: Uint8Array | undefined): void {
  if (pdf === undefined) return sendReply(response, { status: 404, body: { error: 'Document not found', code: 'NOT_FOUND' } })
  response.type('pdf').send(Buffer.from(pdf))
}

const notFound = problem(404, 'NOT_FOUND', 'Envelope not found')

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problem(503, 'INTERNAL_SERVER_ERROR', 'Service unavailable')
    case 'error':
      return problem(500, 'INTERNAL_SERVER_ERROR', 'Internal server error')
    case 'rate_limited':
      return { status: 429, body: { error: 'Too many requests, please try again later.' } }
    case 'unauthorized':
      return problem(401, 'UNAUTHORIZED', 'Invalid token')
  }
}

function problem(status: number, code: string, message: string): VendorReply {
  return { status, body: { message, code } }
}

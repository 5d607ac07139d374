import { type Request, Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import { basicCredentialsOf, hasContentType, sendReply, type Trouble, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { countPdfPages } from '../signing/signed-pdf.ts'
import { writeCallback } from './callback.ts'
import { nestFields, requestOrder, toResource } from './request.ts'
import { createRequestDesk, type RequestDesk } from './request-desk.ts'
import { createSigningRoom } from './signing.ts'

const largestBodyBytes = 25 * 1024 * 1024

type Office = { context: SandboxContext; desk: RequestDesk }

/** Dropbox Sign's API v3 for embedded requests, with its page inside ours and its callbacks. */
export function createDropboxSignSandbox(context: SandboxContext): VendorSandbox {
  const { apiKeys } = context.credentials.dropboxSign
  const desk = createRequestDesk(context)
  const room = createSigningRoom(context, desk)
  const router = Router({ caseSensitive: true })
  router.use(room.router)
  router.use('/v3', (request, response, next) => {
    const offered = basicCredentialsOf(request)
    const isKnown = offered !== undefined && offered.password === '' && (apiKeys as readonly string[]).includes(offered.user)
    return isKnown ? next() : sendReply(response, troubleReply('unauthorized'))
  })
  router.post('/v3/signature_request/create_embedded', (request, response, next) => {
    create(request, { context, desk }).then((reply) => sendReply(response, reply), next)
  })
  router.get('/v3/signature_request/list', (request, response) => {
    const sought = /^metadata:(.+)$/.exec(typeof request.query.query === 'string' ? request.query.query : '')?.[1]
    const found = desk.all().filter(({ isSearchable, status, order }) => {
      if (!isSearchable || status === 'canceled') return false
      return sought === undefined || Object.values(order.metadata).includes(sought)
    })
    const list = { page: 1, num_pages: 1, num_results: found.length, page_size: 20 }
    sendReply(response, { status: 200, body: { list_info: list, signature_requests: found.slice(0, 20).map(toResource) } })
  })
  router.get('/v3/signature_request/:id', (request, response) => {
    const found = desk.find(request.params.id)
    sendReply(
      response,
      found === undefined
        ? notFound
        : found.status === 'canceled'
          ? deleted
          : { status: 200, body: { signature_request: toResource(found) } },
    )
  })
  router.post('/v3/signature_request/cancel/:id', (request, response, next) => {
    cancel(request.params.id, { context, desk }).then((reply) => sendReply(response, reply), next)
  })
  router.get('/v3/signature_request/files/:id', (request, response) => {
    const found = desk.find(request.params.id)
    if (found === undefined) return sendReply(response, notFound)
    if (found.status === 'canceled') return sendReply(response, deleted)
    if (context.scenarios.take('dropbox-sign', 'answer', 'file_later') !== undefined)
      return sendReply(response, problem(409, 'conflict', 'Files are still being processed. Please try again later.'))
    return response.type('pdf').send(Buffer.from(desk.file(found)))
  })
  router.get('/v3/embedded/sign_url/:signatureId', (request, response) => {
    const found = desk.findBySignature(request.params.signatureId)
    if (found === undefined) return sendReply(response, notFound)
    if (found.status === 'canceled') return sendReply(response, deleted)
    if (found.status !== 'awaiting')
      return sendReply(response, problem(409, 'conflict', 'This request has already been signed or declined.'))
    return sendReply(response, { status: 200, body: { embedded: room.invite(found, `${request.protocol}://${request.get('host')}`) } })
  })
  router.use((_request, response) => sendReply(response, notFound))
  return {
    vendor: 'dropbox-sign',
    capability: 'Signatures',
    router,
    troubleReply,
    essentialFields: ['signature_request', 'signature_requests', 'embedded'],
    // What a person does in a browser carries no key.
    isTokenRequest: (path) => path.startsWith('/editor/'),
    largestBodyBytes,
    webhooks: {
      sign: () => ({}),
      maxAttempts: 6,
      bodyOf: (webhook) => writeCallback(webhook, apiKeys),
      isTaken: ({ status, text }) => status === 200 && text.includes('Hello API Event Received'),
    },
    held: { requests: () => desk.all() },
  }
}

async function create(request: Request, { context, desk }: Office): Promise<VendorReply> {
  if (!hasContentType(request, 'multipart/form-data')) return problem(400, 'bad_request', 'files are missing')
  const form = await readForm(request)
  const parts = [...(form?.entries() ?? [])]
  const fields = parts.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const files = parts.flatMap(([name, value]) => (value instanceof File && /^files?\[\d*\]$/.test(name) ? [value] : []))
  const parsed = requestOrder.safeParse(nestFields(fields))
  if (!parsed.success)
    return problem(400, 'bad_request', `Check: ${parsed.error.issues.map((issue) => issue.path.join('.') || issue.message).join(', ')}`)
  if (files.length !== 1 || parsed.data.signers['0'] === undefined) return problem(400, 'bad_request', 'One file and one signer are needed')
  if (parsed.data.client_id !== context.credentials.dropboxSign.clientId) return problem(403, 'forbidden', 'The app is not yours')
  const pdf = new Uint8Array(await files[0]!.arrayBuffer())
  const pages = await countPdfPages(pdf)
  if (pages === undefined) return problem(400, 'invalid_file', 'The file cannot be converted')
  const isOffPage = Object.values(parsed.data.form_fields_per_document).some(({ page }) => Number(page ?? 1) > pages)
  if (isOffPage) return problem(400, 'bad_request', 'A form field is on a page that does not exist')
  const isSearchable = context.scenarios.take('dropbox-sign', 'answer', 'search_later') === undefined
  return { status: 200, body: { signature_request: toResource(desk.create(parsed.data, pdf, isSearchable)) } }
}

async function readForm(request: Request): Promise<FormData | undefined> {
  const body: unknown = request.body
  if (!Buffer.isBuffer(body)) return undefined
  return new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': request.get('content-type') ?? '' } })
    .formData()
    .catch(() => undefined)
}

async function cancel(id: string, { context, desk }: Office): Promise<VendorReply> {
  const found = desk.find(id)
  if (found === undefined) return notFound
  if (found.status === 'canceled') return deleted
  if (found.status === 'awaiting' && context.scenarios.take('dropbox-sign', 'outcome', 'signed_before_void') !== undefined)
    await desk.sign(found, found.order.signers['0']!.name)
  const now = desk.find(id)!
  if (now.status !== 'awaiting') return problem(400, 'bad_request', 'Only incomplete requests can be canceled')
  const later = context.scenarios.take('dropbox-sign', 'outcome', 'cancel_later')
  if (later === undefined) desk.cancel(now)
  else context.timers.after(later.afterMs, () => desk.cancel(desk.find(id)!))
  return { status: 200, body: {} }
}

const notFound = problem(404, 'not_found', 'Not found.')
const deleted = problem(410, 'deleted', 'This resource has been deleted.')

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problem(503, 'maintenance', 'The API is temporarily down for maintenance.')
    case 'error':
      return problem(500, 'internal_error', 'An internal error has occurred.')
    case 'rate_limited':
      return problem(429, 'exceeded_rate', 'Too many requests.')
    case 'unauthorized':
      return problem(401, 'unauthorized', 'Unauthorized api key')
  }
}

function problem(status: number, error_name: string, error_msg: string): VendorReply {
  return { status, body: { error: { error_msg, error_name } } }
}

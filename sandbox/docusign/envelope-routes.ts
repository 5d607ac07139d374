import { type Request, Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import { bodyTextOf, hasContentType, parseJson, sendReply, type VendorReply } from '../control/vendor.ts'
import { countPdfPages } from '../signing/signed-pdf.ts'
import { type EnvelopeOrder, envelopeOrder, type KeptEnvelope, toEnvelopeSummary, toRecipients, vendorTime } from './envelope.ts'
import type { EnvelopeDesk } from './envelope-desk.ts'
import { limitReply, problem } from './problem.ts'
import type { SigningRoom } from './signing.ts'

const transactionLifeMs = 7 * 24 * 60 * 60_000

const voidOrder = z.object({ status: z.literal('voided'), voidedReason: z.string().min(1).max(200) })
const viewOrder = z.object({
  returnUrl: z.url({ protocol: /^https?$/ }),
  authenticationMethod: z.string().min(1),
  email: z.string(),
  userName: z.string(),
  clientUserId: z.string().min(1),
})

type Office = { context: SandboxContext; desk: EnvelopeDesk; room: SigningRoom }

/** The part of eSignature REST API v2.1 below an account that envelopes need. */
export function createEnvelopeRoutes(office: Office): Router {
  const { context, desk } = office
  const router = Router({ caseSensitive: true, mergeParams: true })
  router.use((_request, response, next) => {
    const limit = context.scenarios.take('docusign', 'answer', 'limit_exceeded')
    if (limit === undefined) return next()
    return sendReply(response, limitReply(limit.limit, { status: limit.status, resetsAt: context.now() + limit.resetsInSeconds * 1000 }))
  })
  router.post('/envelopes', (request, response, next) => {
    create(request, office).then((reply) => sendReply(response, reply), next)
  })
  router.get('/envelopes', (request, response) => sendReply(response, list(request, office)))
  router.use('/envelopes/:envelopeId', (request, response, next) => {
    if (desk.find(request.params.envelopeId) !== undefined) return next()
    return sendReply(
      response,
      problem(404, 'ENVELOPE_DOES_NOT_EXIST', 'The envelope specified does not exist, or you have no rights to it.'),
    )
  })
  router.get('/envelopes/:envelopeId', (request, response) => {
    const envelope = desk.find(request.params.envelopeId)!
    const { include } = request.query
    const includesRecipients = typeof include === 'string' && include.split(',').includes('recipients')
    sendReply(response, {
      status: 200,
      body: { ...toEnvelopeSummary(envelope), ...(includesRecipients && { recipients: toRecipients(envelope) }) },
    })
  })
  router.put('/envelopes/:envelopeId', (request, response, next) => {
    takeBack(request, desk.find(request.params.envelopeId)!, office).then((reply) => sendReply(response, reply), next)
  })
  router.post('/envelopes/:envelopeId/views/recipient', (request, response) =>
    sendReply(response, view(request, desk.find(request.params.envelopeId)!, office)),
  )
  router.get('/envelopes/:envelopeId/documents/combined', (request, response, next) => {
    desk.combined(desk.find(request.params.envelopeId)!).then((pdf) => void response.type('pdf').send(Buffer.from(pdf)), next)
  })
  router.get('/envelopes/:envelopeId/documents/certificate', (request, response, next) => {
    desk.certificate(desk.find(request.params.envelopeId)!).then((pdf) => void response.type('pdf').send(Buffer.from(pdf)), next)
  })
  return router
}

async function create(request: Request, { context, desk }: Office): Promise<VendorReply> {
  if (!hasContentType(request, 'application/json')) return problem(415, 'INVALID_CONTENT_TYPE', 'Send application/json.')
  const parsed = envelopeOrder.safeParse(parseJson(bodyTextOf(request)))
  if (!parsed.success) return incomplete(parsed.error)
  const wrong = await faultOf(parsed.data)
  if (wrong !== undefined) return wrong
  if (context.scenarios.take('docusign', 'answer', 'anchor_missing') !== undefined) return anchorMissing('/sn1/')
  const envelope = desk.open(parsed.data)
  const { envelopeId, status, statusChangedAt } = envelope
  return { status: 201, body: { envelopeId, uri: `/envelopes/${envelopeId}`, statusDateTime: vendorTime(statusChangedAt), status } }
}

async function faultOf({ documents, recipients }: EnvelopeOrder): Promise<VendorReply | undefined> {
  const pages = new Map<string, number>()
  for (const { documentId, documentBase64 } of documents) {
    const count = await countPdfPages(Buffer.from(documentBase64, 'base64'))
    if (count === undefined)
      return problem(400, 'UNABLE_TO_CONVERT_DOCUMENT', `System was unable to convert document ${documentId} to a PDF.`)
    pages.set(documentId, count)
  }
  const tabs = recipients.signers.flatMap((signer) => [...(signer.tabs?.signHereTabs ?? []), ...(signer.tabs?.dateSignedTabs ?? [])])
  for (const tab of tabs) {
    // Nobody here reads the text of a document: an anchor is never found.
    if (tab.anchorString !== undefined) return anchorMissing(tab.anchorString)
    const count = pages.get(tab.documentId ?? '')
    if (count === undefined)
      return problem(400, 'TAB_REFERS_TO_MISSING_DOCUMENT', 'A tab refers to a document that is not in the envelope.')
    const page = Number(tab.pageNumber ?? 0)
    if (page < 1 || page > count)
      return problem(400, 'INVALID_REQUEST_PARAMETER', `Page ${page} of document ${tab.documentId} does not exist.`)
  }
  return undefined
}

function anchorMissing(anchor: string): VendorReply {
  return problem(400, 'ANCHOR_TAB_STRING_NOT_FOUND', `Anchoring string "${anchor}" was not found.`)
}

function incomplete(error: z.ZodError): VendorReply {
  const fields = error.issues.map((issue) => issue.path.join('.'))
  const isEmail = fields.some((field) => field.endsWith('.email'))
  return isEmail
    ? problem(400, 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT', 'The email address for the recipient is invalid.')
    : problem(400, 'ENVELOPE_IS_INCOMPLETE', `The Envelope is not Complete. Check: ${fields.join(', ')}.`)
}

function list(request: Request, { context, desk }: Office): VendorReply {
  const text = (name: string) => (typeof request.query[name] === 'string' ? request.query[name] : undefined)
  const [transactions, ids, from, field] = [text('transaction_ids'), text('envelope_ids'), text('from_date'), text('custom_field')]
  if (transactions === undefined && ids === undefined && (from === undefined || Number.isNaN(Date.parse(from))))
    return problem(400, 'INVALID_REQUEST_PARAMETER', 'Specify from_date, envelope_ids or transaction_ids.')
  const found = desk.all().filter((envelope) => {
    const { envelopeId, order, createdAt, statusChangedAt } = envelope
    if (transactions !== undefined) {
      const isRemembered = context.now() - createdAt < transactionLifeMs
      if (!isRemembered || !transactions.split(',').includes(order.transactionId ?? '')) return false
    }
    if (ids !== undefined && !ids.split(',').includes(envelopeId)) return false
    if (from !== undefined && statusChangedAt < Date.parse(from)) return false
    return field === undefined || hasField(envelope, field)
  })
  const size = String(found.length)
  return {
    status: 200,
    body: {
      resultSetSize: size,
      totalSetSize: size,
      startPosition: '0',
      endPosition: String(Math.max(0, found.length - 1)),
      ...(found.length > 0 && { envelopes: found.map(toEnvelopeSummary) }),
    },
  }
}

function hasField({ order }: KeptEnvelope, sought: string): boolean {
  return (order.customFields?.textCustomFields ?? []).some(({ name, value }) => `${name}=${value}` === sought)
}

async function takeBack(request: Request, envelope: KeptEnvelope, { context, desk }: Office): Promise<VendorReply> {
  const parsed = voidOrder.safeParse(parseJson(bodyTextOf(request)))
  if (!parsed.success) return problem(400, 'INVALID_REQUEST_PARAMETER', 'Specify the status voided and a voidedReason.')
  const isOpen = envelope.status === 'sent' || envelope.status === 'delivered'
  if (isOpen && context.scenarios.take('docusign', 'outcome', 'signed_before_void') !== undefined) {
    await desk.sign(envelope, envelope.order.recipients.signers[0]!.name)
    return cannotVoid
  }
  if (!isOpen) return cannotVoid
  await desk.void(envelope, parsed.data.voidedReason)
  return { status: 200, body: { envelopeId: envelope.envelopeId } }
}

const cannotVoid = problem(400, 'ENVELOPE_CANNOT_VOID_INVALID_STATE', 'Only envelopes in the Sent or Delivered states may be voided.')

function view(request: Request, envelope: KeptEnvelope, { room }: Office): VendorReply {
  const parsed = viewOrder.safeParse(parseJson(bodyTextOf(request)))
  if (!parsed.success)
    return problem(400, 'INVALID_REQUEST_PARAMETER', `Specify ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}.`)
  const { email, userName, clientUserId, returnUrl } = parsed.data
  const isRecipient = envelope.order.recipients.signers.some(
    (signer) => signer.email === email && signer.name === userName && signer.clientUserId === clientUserId,
  )
  if (!isRecipient)
    return problem(400, 'UNKNOWN_ENVELOPE_RECIPIENT', 'The recipient you have identified is not a valid recipient of the envelope.')
  if (envelope.status !== 'sent' && envelope.status !== 'delivered')
    return problem(400, 'ENVELOPE_NOT_IN_CORRECT_STATE', `The envelope is ${envelope.status}.`)
  return { status: 201, body: { url: room.invite(envelope, returnUrl, `${request.protocol}://${request.get('host')}`) } }
}

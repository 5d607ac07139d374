import { randomBytes } from 'node:crypto'
import type { SandboxContext } from '../control/context.ts'
import { tellOf } from '../control/tell-of.ts'
import { composeCertificate, drawSignatures, joinPdfs } from '../signing/signed-pdf.ts'
import { type CallbackType, toCallback } from './callback.ts'
import type { KeptRequest, RequestOrder } from './request.ts'

type KeptFile = { key: string; base64: string }

export type RequestDesk = {
  all(): KeptRequest[]
  find(id: string): KeptRequest | undefined
  findBySignature(signatureId: string): KeptRequest | undefined
  create(order: RequestOrder, pdf: Uint8Array, isSearchable: boolean): KeptRequest
  sign(request: KeptRequest, signature: string): Promise<void>
  decline(request: KeptRequest, reason: string): void
  cancel(request: KeptRequest): void
  file(request: KeptRequest): Uint8Array
}

/** The signature requests of the account: what becomes of them, and their files. */
export function createRequestDesk(context: SandboxContext): RequestDesk {
  const requests = context.keep<KeptRequest>('dropbox-sign-requests', ({ id }) => id)
  const files = context.keep<KeptFile>('dropbox-sign-files', ({ key }) => key)
  const keep = (key: string, pdf: Uint8Array) => files.put({ key, base64: Buffer.from(pdf).toString('base64') })
  const bytesOf = (key: string) => {
    const file = files.find(key)
    return file && new Uint8Array(Buffer.from(file.base64, 'base64'))
  }
  const move = (request: KeptRequest, change: Partial<KeptRequest>): KeptRequest => {
    const moved = { ...request, ...change }
    requests.put(moved)
    return moved
  }
  const tell = (request: KeptRequest, ...types: CallbackType[]) => {
    const events = types.map((type) => toCallback(request, type, context.now()))
    context.timers.after(
      0,
      () => void events.reduce((before, event) => before.then(() => tellOf(context, 'dropbox-sign', event)), Promise.resolve()),
    )
  }
  /** The time to sign ends by itself. */
  const current = (request: KeptRequest | undefined) => {
    const isOver = request?.status === 'awaiting' && Number(request.order.expires_at ?? Infinity) * 1000 <= context.now()
    return request && isOver ? move(request, { status: 'expired' }) : request
  }
  return {
    all: () => requests.all(),
    find: (id) => current(requests.find(id)),
    findBySignature: (signatureId) => current(requests.all().find((request) => request.signatureId === signatureId)),
    create(order, pdf, isSearchable) {
      const request: KeptRequest = {
        id: randomBytes(20).toString('hex'),
        signatureId: randomBytes(16).toString('hex'),
        order,
        status: 'awaiting',
        createdAt: context.now(),
        signedAt: null,
        declineReason: null,
        isSearchable,
      }
      keep(`${request.id}/original`, pdf)
      requests.put(request)
      tell(request, 'signature_request_sent')
      return request
    },
    async sign(request, signature) {
      const now = context.now()
      const signed = await drawSignatures(bytesOf(`${request.id}/original`)!, marksOf(request, signature, now))
      const trail = await composeCertificate('Audit trail', [
        ['Title', request.order.title ?? ''],
        ['Document ID', request.id],
        ['Signed by', `${request.order.signers['0']!.name} (${signature})`],
        ['Signed', new Date(now).toISOString()],
      ])
      // Document and trail are one file.
      keep(`${request.id}/signed`, await joinPdfs([signed, trail]))
      const complete = move(request, { status: 'signed', signedAt: now })
      tell(complete, 'signature_request_signed', 'signature_request_all_signed', 'signature_request_downloadable')
    },
    decline(request, declineReason) {
      tell(move(request, { status: 'declined', declineReason }), 'signature_request_declined')
    },
    cancel(request) {
      tell(move(request, { status: 'canceled' }), 'signature_request_canceled')
    },
    file: ({ id }) => bytesOf(`${id}/signed`) ?? bytesOf(`${id}/original`)!,
  }
}

function marksOf({ order }: KeptRequest, signature: string, now: number) {
  return Object.values(order.form_fields_per_document).map(({ type, page, x, y }) => ({
    pageNumber: Number(page ?? 1),
    leftPt: Number(x),
    topPt: Number(y),
    text: type === 'date_signed' ? new Date(now).toISOString().slice(0, 10) : signature,
    sizePt: type === 'signature' ? 14 : 9,
  }))
}

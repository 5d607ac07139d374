import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { createHttpClient, type HttpCall } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply } from '../http/provider-error.ts'
import { readJson } from '../http/read-json.ts'
import { codes, complaintOf, provider } from './documenso/codes.ts'
import { createForm, type DocumensoEnvelope, envelopeBody, envelopeWithItemsBody, toState } from './documenso/envelope.ts'
import { readDocumensoReport } from './documenso/webhook.ts'
import type { Envelope, ESign } from './esign.ts'
import { readSignerSpot } from './signer-spot.ts'
import { toWholePdf } from './whole-pdf.ts'

export type DocumensoOptions = {
  /** `https://app.documenso.com/api/v2`, or of your own server. */
  baseUrl: string
  apiKey: string
  /** The current one first and, while it is replaced, the previous one. */
  webhookSecrets: readonly string[]
  /** Where the signer is sent after signing. Fixed when the envelope is made. */
  returnUrl: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const createdBody = z.object({ id: z.string().min(1) })
const foundBody = z.object({ data: z.array(envelopeBody) })
const longestReplyBytes = 25 * 1024 * 1024
/** The search looks into titles, ids and names alike: ours is among very few. */
const searchedEnvelopes = 20

/**
 * Signing on Documenso's page, API v2. An envelope is made as a draft and then handed out, to nobody by mail; a draft whose answer was lost is
 * found again by our id, and handed out then.
 */
export function createDocumenso(options: DocumensoOptions): ESign {
  const now = options.now ?? Date.now
  const baseUrl = options.baseUrl.replace(/\/$/, '')
  const http = createHttpClient({
    ...options,
    baseUrl,
    provider,
    codes,
    complaintOf,
    timeoutMs: options.timeoutMs ?? 15_000,
    maxResponseBytes: longestReplyBytes,
  })
  const call = <T>(request: Omit<HttpCall<T>, 'answers' | 'headers'> & { headers?: HttpCall<T>['headers'] }) =>
    http.call({ ...request, answers: [200], headers: { authorization: `Bearer ${options.apiKey}`, ...request.headers } })
  const order = (operation: string, path: string, json: unknown, { signal }: CallOptions) =>
    call({ operation, method: 'POST', path, body: { json }, read: () => undefined, signal })

  const read = <T extends DocumensoEnvelope>(operation: string, envelopeId: string, schema: z.ZodType<T>, { signal }: CallOptions) =>
    call({
      operation,
      method: 'GET',
      path: `/envelope/${encodeURIComponent(envelopeId)}`,
      read: (reply) => readJson(reply, schema, { provider, operation, codes }),
      signal,
    })

  const find = async (externalId: string, { signal }: CallOptions): Promise<DocumensoEnvelope | undefined> => {
    const operation = 'find_envelope'
    const { data } = await call({
      operation,
      method: 'GET',
      path: '/envelope',
      query: [
        ['query', externalId],
        ['type', 'DOCUMENT'],
        ['perPage', String(searchedEnvelopes)],
      ],
      read: (reply: HttpReply) => readJson(reply, foundBody, { provider, operation, codes }),
      signal,
    })
    const ours = data.filter((envelope) => envelope.externalId === externalId)
    return ours.find(({ status }) => status !== 'CANCELLED') ?? ours[0]
  }

  const handOut = (envelopeId: string, options_: CallOptions) => order('hand_out', '/envelope/distribute', { envelopeId }, options_)

  const download = (operation: string, path: string, { signal }: CallOptions, query: readonly [string, string][] = []) =>
    call({
      operation,
      method: 'GET',
      path,
      query,
      headers: { accept: 'application/pdf' },
      read: (reply) => toWholePdf(reply, { provider, operation }),
      signal,
    })

  return {
    provider,

    async requestSignature(request, options_ = {}) {
      const earlier = request.triedSince === undefined ? undefined : await find(request.externalId, options_)
      if (earlier !== undefined && earlier.status !== 'DRAFT') return toEnvelope(earlier.id)
      const envelopeId =
        earlier?.id ??
        (await call({
          operation: 'request_signature',
          method: 'POST',
          path: '/envelope/create',
          body: { multipart: createForm(request, { spot: await readSignerSpot(request.pdf), returnUrl: options.returnUrl }) },
          personalData: [request.signer.name, request.signer.email],
          read: (reply) => readJson(reply, createdBody, { provider, operation: 'request_signature', codes }).id,
          signal: options_.signal,
        }))
      await handOut(envelopeId, options_)
      return toEnvelope(envelopeId)
    },

    async findEnvelope({ externalId }, options_ = {}) {
      const found = await find(externalId, options_)
      return found && toEnvelope(found.id)
    },

    async openSigningPage({ envelopeId, signer }, options_ = {}) {
      const operation = 'open_signing_page'
      const envelope = await read(operation, envelopeId, envelopeBody, options_)
      const recipient = envelope.recipients.find(({ email }) => email === signer.email)
      const details = { provider, operation, mayHaveTakenEffect: false }
      if (recipient === undefined) throw new AppError('SIGNATURE_PROVIDER_REJECTED', { ...details, rule: 'a recipient of the envelope' })
      const isOpen = envelope.status === 'PENDING' && toState(envelope, now()).status === 'open'
      if (!isOpen || recipient.signingStatus !== 'NOT_SIGNED') throw new AppError('SIGNATURE_NOT_OPEN', details)
      // Shown to the owner of the envelope alone: another key of the team gets an empty one.
      if (recipient.token === '')
        throw new AppError('SIGNATURE_PROVIDER_MISCONFIGURED', { ...details, rule: 'the key that made the envelope' })
      return { kind: 'redirect', url: `${baseUrl.replace(/\/api\/v2$/, '')}/sign/${encodeURIComponent(recipient.token)}` }
    },

    readState: async (envelopeId, options_ = {}) => toState(await read('read_state', envelopeId, envelopeBody, options_), now()),

    async voidEnvelope(envelopeId, reason, options_ = {}) {
      try {
        await order('void_envelope', '/envelope/cancel', { envelopeId, reason }, options_)
      } catch (error) {
        // Only what is under way can be cancelled: what it is instead decides.
        if (!(error instanceof AppError) || error.details['httpStatus'] !== 400) throw error
        const { status } = await read('void_envelope', envelopeId, envelopeBody, options_)
        if (status === 'COMPLETED') throw new AppError('SIGNATURE_ALREADY_COMPLETE', { provider, envelopeId })
        if (status === 'PENDING') throw error
        if (status === 'DRAFT') await order('void_envelope', '/envelope/delete', { envelopeId }, options_)
      }
    },

    async collectSigned({ envelopeId }, options_ = {}) {
      const { status, envelopeItems } = await read('collect_signed', envelopeId, envelopeWithItemsBody, options_)
      if (status !== 'COMPLETED') throw new AppError('SIGNATURE_NOT_COMPLETE', { provider, envelopeId, status })
      // There is at least one: the schema says so.
      const item = `/envelope/item/${encodeURIComponent(envelopeItems[0]!.id)}/download`
      const signed = await download('collect_signed', item, options_, [['version', 'signed']])
      const certificate = await download(
        'collect_certificate',
        `/envelope/${encodeURIComponent(envelopeId)}/certificate/download`,
        options_,
      )
      return { ...signed, certificate }
    },

    readReport: async (request) => readDocumensoReport(request, options.webhookSecrets),
  }
}

function toEnvelope(envelopeId: string): Envelope {
  return { envelopeId, page: 'vendor_page' }
}

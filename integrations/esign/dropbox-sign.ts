import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { createHttpClient, type HttpCall } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import { readJson } from '../http/read-json.ts'
import { readCallback } from './dropbox-sign/callback.ts'
import { codes, complaintOf, provider } from './dropbox-sign/codes.ts'
import { createForm, type DropboxRequest, ourKey, requestBody, toState } from './dropbox-sign/signature-request.ts'
import type { Envelope, ESign, EnvelopeState } from './esign.ts'
import { readSignerSpot } from './signer-spot.ts'
import { toWholePdf } from './whole-pdf.ts'

export type DropboxSignOptions = {
  baseUrl?: string
  /** The key that we call with, and, while it is replaced, the previous one, which still signs reports. */
  apiKeys: readonly [current: string, ...previous: string[]]
  /** Of the API app, which names the domain that may show the signing page. */
  clientId: string
  /** Requests that bind nobody and cost nothing. */
  testMode: boolean
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const oneRequest = z.object({ signature_request: requestBody })
const manyRequests = z.object({ signature_requests: z.array(requestBody) })
const signUrlBody = z.object({ embedded: z.object({ sign_url: z.url() }) })
const longestReplyBytes = 25 * 1024 * 1024
/** The search learns of a request a moment after it was made. */
const searchDelayMs = 60_000
const cancellationPauseMs = 2_000

/** Signing on Dropbox Sign's page inside ours, API v3. https://developers.hellosign.com/api/reference/ */
export function createDropboxSign(options: DropboxSignOptions): ESign {
  const now = options.now ?? Date.now
  const http = createHttpClient({
    ...options,
    baseUrl: options.baseUrl ?? 'https://api.hellosign.com/v3',
    provider,
    codes,
    complaintOf: (reply) => complaintOf(reply, now()),
    timeoutMs: options.timeoutMs ?? 20_000,
    maxResponseBytes: longestReplyBytes,
  })
  const authorization = `Basic ${Buffer.from(`${options.apiKeys[0]}:`).toString('base64')}`
  const call = <T>(request: Omit<HttpCall<T>, 'answers'> & { answers?: readonly number[] }) =>
    http.call({ ...request, answers: request.answers ?? [200], headers: { authorization, ...request.headers } })

  const read = (operation: string, id: string, { signal }: CallOptions): Promise<DropboxRequest> =>
    call({
      operation,
      method: 'GET',
      path: `/signature_request/${encodeURIComponent(id)}`,
      read: (reply) => readJson(reply, oneRequest, { provider, operation, codes }).signature_request,
      signal,
    })

  /** What was cancelled is gone: the vendor says so of it and of nothing else. */
  const readState = async (operation: string, id: string, options_: CallOptions): Promise<EnvelopeState> => {
    try {
      return toState(await read(operation, id, options_))
    } catch (error) {
      if (error instanceof AppError && error.details['providerCode'] === 'deleted') return { status: 'void' }
      throw error
    }
  }

  const find = async (externalId: string, { signal }: CallOptions): Promise<DropboxRequest | undefined> => {
    const operation = 'find_envelope'
    const found = await call({
      operation,
      method: 'GET',
      path: '/signature_request/list',
      query: [['query', `metadata:${externalId}`]],
      read: (reply) => readJson(reply, manyRequests, { provider, operation, codes }).signature_requests,
      signal,
    })
    return found.find(({ metadata }) => metadata?.[ourKey] === externalId)
  }

  return {
    provider,
    reportReceipt: 'Hello API Event Received',

    async requestSignature(request, options_ = {}) {
      const operation = 'request_signature'
      if (request.triedSince !== undefined) {
        const earlier = await find(request.externalId, options_)
        if (earlier !== undefined) return toEnvelope(earlier)
        const youngMs = Date.parse(request.triedSince) + searchDelayMs - now()
        if (youngMs > 0) throw notYet(operation, youngMs, 'the search may not know the earlier try yet')
      }
      return call({
        operation,
        method: 'POST',
        path: '/signature_request/create_embedded',
        body: { multipart: createForm(request, { ...options, spot: await readSignerSpot(request.pdf), now: now() }) },
        personalData: [request.signer.name, request.signer.email],
        read: (reply) => toEnvelope(readJson(reply, oneRequest, { provider, operation, codes }).signature_request),
        signal: options_.signal,
      })
    },

    async findEnvelope({ externalId }, options_ = {}) {
      const found = await find(externalId, options_)
      return found && toEnvelope(found)
    },

    async openSigningPage({ envelopeId, signer }, options_ = {}) {
      const operation = 'open_signing_page'
      const request = await read(operation, envelopeId, options_)
      const signature = request.signatures.find((one) => one.signer_email_address === signer.email)
      const details = { provider, operation, mayHaveTakenEffect: false }
      if (signature === undefined) throw new AppError('SIGNATURE_PROVIDER_REJECTED', { ...details, rule: 'a signer of the request' })
      if (toState(request).status !== 'open' || signature.status_code === 'signed') throw new AppError('SIGNATURE_NOT_OPEN', details)
      const url = await call({
        operation,
        method: 'GET',
        path: `/embedded/sign_url/${encodeURIComponent(signature.signature_id)}`,
        read: (reply) => readJson(reply, signUrlBody, { provider, operation, codes }).embedded.sign_url,
        signal: options_.signal,
      })
      return { kind: 'frame', url, clientId: options.clientId, skipDomainVerification: options.testMode }
    },

    readState: (envelopeId, options_ = {}) => readState('read_state', envelopeId, options_),

    async voidEnvelope(envelopeId, _reason, options_ = {}) {
      const operation = 'void_envelope'
      const before = await readState(operation, envelopeId, options_)
      if (before.status === 'signed') throw new AppError('SIGNATURE_ALREADY_COMPLETE', { provider, envelopeId })
      if (before.status !== 'open') return
      await call({
        operation,
        method: 'POST',
        path: `/signature_request/cancel/${encodeURIComponent(envelopeId)}`,
        // Gone already, or signed this very moment: what it has become decides.
        answers: [200, 400, 409, 410],
        read: () => undefined,
        signal: options_.signal,
      })
      // That the order was taken is no cancellation: a signature can still come first.
      const { status } = await readState(operation, envelopeId, options_)
      if (status === 'signed') throw new AppError('SIGNATURE_ALREADY_COMPLETE', { provider, envelopeId })
      if (status === 'open') throw notYet(operation, cancellationPauseMs, 'the cancellation is not confirmed yet')
    },

    async collectSigned({ envelopeId }, options_ = {}) {
      const operation = 'collect_signed'
      const { status } = await readState(operation, envelopeId, options_)
      if (status !== 'signed') throw new AppError('SIGNATURE_NOT_COMPLETE', { provider, envelopeId, status })
      // The vendor's audit trail is the last page of this file.
      return call({
        operation,
        method: 'GET',
        path: `/signature_request/files/${encodeURIComponent(envelopeId)}`,
        query: [['file_type', 'pdf']],
        headers: { accept: 'application/pdf' },
        read: (reply) => toWholePdf(reply, { provider, operation }),
        signal: options_.signal,
      })
    },

    readReport: async (request) => readCallback(request, options.apiKeys),
  }
}

function notYet(operation: string, retryAfterMs: number, rule: string): AppError {
  return new AppError('SIGNATURE_PROVIDER_DOWN', { provider, operation, reason: 'pending', rule, retryAfterMs, mayHaveTakenEffect: true })
}

function toEnvelope({ signature_request_id: envelopeId }: DropboxRequest): Envelope {
  return { envelopeId, page: 'vendor_page' }
}

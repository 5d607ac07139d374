import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { createHttpClient, type HttpCall } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import { readJson } from '../http/read-json.ts'
import { createTokenSource } from '../http/token-source.ts'
import { createAccountDiscovery } from './docusign/account.ts'
import { codes, complaintOf, provider } from './docusign/codes.ts'
import { readConnectMessage } from './docusign/connect.ts'
import { envelopeBody, ourField } from './docusign/envelope-body.ts'
import { readEnvelopeState } from './docusign/envelope-state.ts'
import { fetchJwtGrantToken } from './docusign/jwt-grant.ts'
import type { Envelope, ESign, SignatureRequest } from './esign.ts'
import { readSignerSpot } from './signer-spot.ts'
import { toWholePdf } from './whole-pdf.ts'

export type DocuSignOptions = {
  /** `https://account.docusign.com`; of the developers' environment `https://account-d.docusign.com`. */
  authUrl: string
  integrationKey: string
  userId: string
  privateKey: string
  /** Left out: the user's default account. */
  accountId?: string | undefined
  /** Keys that sign the messages of Connect: the current one first and, while it is replaced, the previous one. */
  connectKeys: readonly string[]
  /** Public address for the messages of Connect. */
  webhookUrl: string
  /** Public address of ours that is registered with the integration key. */
  redirectUrl: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

/** The vendor forgets transactions after seven days; from the sixth the search goes by our own field, which it never forgets. */
const transactionLifeMs = 6 * 24 * 60 * 60_000
const longestReason = 200

const createdBody = z.object({ envelopeId: z.string().min(1), status: z.string() })
const listBody = z.object({ envelopes: z.array(z.object({ envelopeId: z.string().min(1), status: z.string() })).optional() })
const viewBody = z.object({ url: z.url() })
/** Signing on DocuSign's embedded page: eSignature REST API v2.1 with the JWT grant. https://developers.docusign.com/docs/esign-rest-api/ */
export function createDocuSign(options: DocuSignOptions): ESign {
  const now = options.now ?? Date.now
  const authUrl = options.authUrl.replace(/\/$/, '')
  const timeoutMs = options.timeoutMs ?? 15_000
  const auth = createHttpClient({
    ...options,
    provider,
    codes,
    baseUrl: authUrl,
    timeoutMs,
    complaintOf: (reply) => complaintOf(reply, now()),
  })
  const tokens = createTokenSource(() => fetchJwtGrantToken(auth, { ...options, authUrl, now }), now)
  const accountOf = createAccountDiscovery(auth, { authUrl, accountId: options.accountId, timeoutMs, onCall: options.onCall, now })

  const call = <T>(request: HttpCall<T>): Promise<T> =>
    tokens.withToken(request.signal, async (token) => {
      const account = await accountOf(token)
      return account.http.call({
        ...request,
        path: `${account.path}${request.path}`,
        headers: { ...request.headers, authorization: `Bearer ${token}` },
      })
    })

  const list = (query: readonly [string, string][], { signal }: CallOptions) =>
    call({
      operation: 'find_envelope',
      method: 'GET',
      path: '/envelopes',
      query,
      answers: [200],
      read: (reply) => readJson(reply, listBody, { provider, operation: 'find_envelope', codes }).envelopes ?? [],
      signal,
    })

  const findEnvelope: ESign['findEnvelope'] = async ({ externalId, since }, call = {}) => {
    const byTransaction = await list([['transaction_ids', externalId]], call)
    const isForgotten = byTransaction.length === 0 && now() - Date.parse(since) > transactionLifeMs
    const found = isForgotten
      ? await list(
          [
            ['from_date', since],
            ['custom_field', `${ourField}=${externalId}`],
          ],
          call,
        )
      : byTransaction
    const first = found.find(({ status }) => status !== 'voided') ?? found[0]
    return first && toEnvelope(first.envelopeId)
  }

  const readState: ESign['readState'] = (envelopeId, { signal } = {}) =>
    call({
      operation: 'read_state',
      method: 'GET',
      path: envelopePath(envelopeId),
      query: [['include', 'recipients']],
      answers: [200],
      read: (reply) => readEnvelopeState(reply),
      signal,
    })

  const download = (operation: string, path: string, { signal }: CallOptions, query: readonly [string, string][] = []) =>
    call({
      operation,
      method: 'GET',
      path,
      query,
      headers: { accept: 'application/pdf' },
      answers: [200],
      read: (reply) => toWholePdf(reply, { provider, operation }),
      signal,
    })

  return {
    provider,
    findEnvelope,
    readState,

    async requestSignature(request, options_ = {}) {
      const made = request.triedSince && (await findEnvelope({ externalId: request.externalId, since: request.triedSince }, options_))
      return made || (await create(request, options_))
    },

    openSigningPage: ({ envelopeId, externalId, signer, returnUrl }, { signal } = {}) =>
      call({
        operation: 'open_signing_page',
        method: 'POST',
        path: `${envelopePath(envelopeId)}/views/recipient`,
        body: {
          json: { returnUrl, authenticationMethod: 'none', clientUserId: externalId, userName: signer.name, email: signer.email },
        },
        answers: [201],
        personalData: [signer.name, signer.email],
        read: (reply) => ({
          kind: 'redirect' as const,
          url: readJson(reply, viewBody, { provider, operation: 'open_signing_page', codes }).url,
        }),
        signal,
      }),

    async voidEnvelope(envelopeId, reason, options_ = {}) {
      try {
        await call({
          operation: 'void_envelope',
          method: 'PUT',
          path: envelopePath(envelopeId),
          body: { json: { status: 'voided', voidedReason: reason.slice(0, longestReason) } },
          answers: [200],
          read: () => undefined,
          signal: options_.signal,
        })
      } catch (error) {
        // It is no longer open: what it has become decides.
        if (!(error instanceof AppError) || error.details.providerCode !== 'ENVELOPE_CANNOT_VOID_INVALID_STATE') throw error
        const { status } = await readState(envelopeId, options_)
        if (status === 'open') throw error
        if (status === 'signed') throw new AppError('SIGNATURE_ALREADY_COMPLETE', { provider, envelopeId })
      }
    },

    async collectSigned({ envelopeId }, options_ = {}) {
      const { status } = await readState(envelopeId, options_)
      if (status !== 'signed') throw new AppError('SIGNATURE_NOT_COMPLETE', { provider, envelopeId, status })
      const documents = `${envelopePath(envelopeId)}/documents`
      const signed = await download('collect_signed', `${documents}/combined`, options_, [['certificate', 'false']])
      return { ...signed, certificate: await download('collect_certificate', `${documents}/certificate`, options_) }
    },

    readReport: async (request) => readConnectMessage(request, options.connectKeys),
  }

  async function create(request: SignatureRequest, { signal }: CallOptions): Promise<Envelope> {
    const spot = await readSignerSpot(request.pdf)
    return call({
      operation: 'request_signature',
      method: 'POST',
      path: '/envelopes',
      body: { json: envelopeBody(request, { spot, webhookUrl: options.webhookUrl }) },
      answers: [201],
      personalData: [request.signer.name, request.signer.email],
      read: (reply) => toEnvelope(readJson(reply, createdBody, { provider, operation: 'request_signature', codes }).envelopeId),
      signal,
    })
  }
}

function toEnvelope(envelopeId: string): Envelope {
  return { envelopeId, page: 'vendor_page' }
}

function envelopePath(envelopeId: string): string {
  return `/envelopes/${encodeURIComponent(envelopeId)}`
}

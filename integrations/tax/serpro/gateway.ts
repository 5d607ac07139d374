import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../../call-options.ts'
import { createHttpClient, type HttpCall } from '../../http/http-client.ts'
import type { OnCall } from '../../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../../http/provider-error.ts'
import { peekJson } from '../../http/read-json.ts'
import { createTokenSource, fetchClientCredentialsToken, oauthComplaintOf } from '../../http/token-source.ts'

export type SerproGatewayOptions = {
  /** Of the gateway, without the path of a product. */
  baseUrl: string
  consumerKey: string
  consumerSecret: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

export const codes = { down: 'TAX_AUTHORITY_DOWN', refused: 'TAX_AUTHORITY_REFUSED', misconfigured: 'TAX_AUTHORITY_MISCONFIGURED' } as const

/** The API gateway's own errors. They speak of our deployment, never of the person. */
const faultBody = z.object({ fault: z.object({ code: z.union([z.number(), z.string()]), message: z.string().optional() }) })

type Question<T> = Pick<HttpCall<T>, 'operation' | 'path' | 'answers' | 'personalData' | 'read'> & { requestTag: string }

export type SerproGateway = { ask<T>(question: Question<T>, options: CallOptions): Promise<T> }

/** Serpro's API gateway: one token for all questions, renewed once when it is refused; a time stamp is asked for with each answer. */
export function createSerproGateway(provider: string, options: SerproGatewayOptions): SerproGateway {
  const http = createHttpClient({
    ...options,
    provider,
    codes,
    complaintOf,
    plainFields: ['expires_in'],
    timeoutMs: options.timeoutMs ?? 10_000,
  })
  const tokens = createTokenSource(
    () => fetchClientCredentialsToken(http, { path: '/token', id: options.consumerKey, secret: options.consumerSecret, provider, codes }),
    options.now,
  )
  return {
    ask: ({ requestTag, ...question }, { signal }) =>
      tokens.withToken(signal, (token) =>
        http.call({
          ...question,
          method: 'GET',
          headers: { authorization: `Bearer ${token}`, 'x-signature': '1', 'x-request-tag': requestTag },
          signal,
        }),
      ),
  }
}

/**
 * Throws where a 404 does not speak of whom we asked about: a `fault` comes from the gateway, a web page from something before it.
 */
export function checkIsAnswer(reply: HttpReply, { provider, operation }: { provider: string; operation: string }): void {
  const fault = peekJson(reply, faultBody)?.fault
  if (fault === undefined && !reply.text.trimStart().startsWith('<')) return
  throw new AppError('TAX_AUTHORITY_MISCONFIGURED', {
    provider,
    operation,
    reason: 'status',
    httpStatus: 404,
    ...(fault !== undefined && { providerCode: String(fault.code) }),
    raw: fault?.message ?? 'a web page instead of an answer of the service',
    mayHaveTakenEffect: false,
  })
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const fault = peekJson(reply, faultBody)?.fault
  if (fault !== undefined) return { providerCode: String(fault.code), message: fault.message ?? '' }
  return oauthComplaintOf(reply, codes)
}

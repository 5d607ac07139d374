import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { HttpClient } from './http-client.ts'
import type { HttpReply, ProviderComplaint, ProviderErrorCodes } from './provider-error.ts'
import { peekJson, readJson } from './read-json.ts'

export type AccessToken = { value: string; /** The life that is left, not the life it once had. */ expiresInSeconds: number }

export type TokenSource = {
  /** Runs a call with a live token. Where the vendor answers 401 the token is renewed and the call repeated, once. */
  withToken<T>(signal: AbortSignal | undefined, call: (token: string) => Promise<T>): Promise<T>
}

type KeptToken = { value: string; goodUntil: number }

type ClientCredentials = { path: string; id: string; secret: string; provider: string; codes: ProviderErrorCodes }

const tokenBody = z.object({ access_token: z.string().min(1), expires_in: z.number().nonnegative() })
const oauthErrorBody = z.object({ error: z.string(), error_description: z.string().optional() })

/** A token this close to its end may die on the way. */
const marginMs = 10_000

/**
 * Keeps one OAuth access token for all callers. Callers that find none at the same moment share one request, and cancelling
 * one of them does not fail the others.
 */
export function createTokenSource(fetchToken: () => Promise<AccessToken>, now: () => number = Date.now): TokenSource {
  let kept: KeptToken | undefined
  let fetching: Promise<KeptToken> | undefined

  async function renew(): Promise<KeptToken> {
    const token = await fetchToken()
    kept = { value: token.value, goodUntil: now() + token.expiresInSeconds * 1000 - marginMs }
    return kept
  }

  function current(): Promise<KeptToken> {
    if (kept !== undefined && now() < kept.goodUntil) return Promise.resolve(kept)
    fetching ??= renew().finally(() => {
      fetching = undefined
    })
    return fetching
  }

  return {
    async withToken(signal, call) {
      const token = await unlessAborted(current(), signal)
      try {
        return await call(token.value)
      } catch (error) {
        if (!(error instanceof AppError && error.details.httpStatus === 401)) throw error
        if (kept === token) kept = undefined
        const fresh = await unlessAborted(current(), signal)
        return call(fresh.value)
      }
    },
  }
}

/** The OAuth 2 client credentials grant with the credentials in the Authorization header (RFC 6749, 4.4). */
export function fetchClientCredentialsToken(http: HttpClient, client: ClientCredentials): Promise<AccessToken> {
  const operation = 'get_token'
  return http.call({
    operation,
    method: 'POST',
    path: client.path,
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    body: { form: [['grant_type', 'client_credentials']] },
    answers: [200],
    read: (reply) => {
      const token = readJson(reply, tokenBody, { ...client, operation })
      return { value: token.access_token, expiresInSeconds: token.expires_in }
    },
  })
}

/** An OAuth error body (RFC 6749, 5.2). It comes with status 400 or 401 and always means our credentials, never the question. */
export function oauthComplaintOf(reply: HttpReply, { misconfigured }: ProviderErrorCodes): ProviderComplaint {
  const oauth = reply.status < 500 ? peekJson(reply, oauthErrorBody) : undefined
  if (oauth === undefined) return {}
  return { code: misconfigured, providerCode: oauth.error, message: oauth.error_description ?? oauth.error }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

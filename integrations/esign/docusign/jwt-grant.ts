import { createPrivateKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { HttpClient } from '../../http/http-client.ts'
import type { HttpReply } from '../../http/provider-error.ts'
import { peekJson, readJson } from '../../http/read-json.ts'
import { redact } from '../../http/redact.ts'
import type { AccessToken } from '../../http/token-source.ts'
import { codes, provider } from './codes.ts'
import { signJwt } from './sign-jwt.ts'

export type JwtClient = {
  authUrl: string
  integrationKey: string
  /** The user in whose name envelopes are sent. */
  userId: string
  /** RSA, PEM. */
  privateKey: string
  /** Ours, registered at the vendor: where whoever consents comes back to. */
  redirectUrl: string
  now: () => number
}

const operation = 'get_token'
const scope = 'signature impersonation'
/** At most an hour; minutes are enough to be redeemed once. */
const assertionLifeSeconds = 600

const tokenBody = z.object({ access_token: z.string().min(1), expires_in: z.number().nonnegative() })
const refusalBody = z.object({ error: z.string().optional(), error_description: z.string().optional() })

/** The JWT grant (RFC 7523): we vouch for the user with our key; no person signs in, but one must once have consented. */
export async function fetchJwtGrantToken(http: HttpClient, client: JwtClient): Promise<AccessToken> {
  const issuedAt = Math.floor(client.now() / 1000)
  const assertion = signJwt(
    {
      iss: client.integrationKey,
      sub: client.userId,
      aud: new URL(client.authUrl).host,
      iat: issuedAt,
      exp: issuedAt + assertionLifeSeconds,
      scope,
    },
    privateKeyOf(client.privateKey),
  )
  return http.call({
    operation,
    method: 'POST',
    path: '/oauth/token',
    body: {
      form: [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
        ['assertion', assertion],
      ],
    },
    answers: [200, 400, 401],
    read: (reply) => {
      if (reply.status !== 200) throw refusal(reply, client)
      const token = readJson(reply, tokenBody, { provider, operation, codes })
      return { value: token.access_token, expiresInSeconds: token.expires_in }
    },
  })
}

/** Where a person who may decide for the user allows us to act in their name, once and for all. */
function consentUrl({ authUrl, integrationKey, redirectUrl }: JwtClient): string {
  const query = new URLSearchParams({ response_type: 'code', scope, client_id: integrationKey, redirect_uri: redirectUrl })
  return `${authUrl}/oauth/auth?${query.toString()}`
}

/** A refused grant says nothing about any contract: our key, our user or the missing consent is what is wrong. */
function refusal(reply: HttpReply, client: JwtClient): AppError {
  const { error, error_description: description } = peekJson(reply, refusalBody) ?? {}
  const told = error ?? description ?? 'no reason given'
  const isConsent = [error, description].includes('consent_required')
  return new AppError(isConsent ? 'SIGNATURE_CONSENT_MISSING' : 'SIGNATURE_PROVIDER_MISCONFIGURED', {
    provider,
    operation,
    reason: 'status',
    httpStatus: reply.status,
    providerCode: redact(told),
    raw: redact(description ?? told),
    ...(isConsent && { consentUrl: consentUrl(client) }),
    mayHaveTakenEffect: false,
  })
}

function privateKeyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    // The words of the parser may hold parts of the key.
    throw new AppError('SIGNATURE_PROVIDER_MISCONFIGURED', {
      provider,
      operation,
      rule: 'an RSA private key in PEM',
      mayHaveTakenEffect: false,
    })
  }
}

import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { basicCredentialsOf, bodyTextOf, hasContentType, type VendorReply } from './vendor.ts'

export type TokenDesk = {
  /** Answers a request for a token (RFC 6749, 4.4): the same token until its life is over. */
  issue(request: Request, shortLifeSeconds: number | undefined): VendorReply
  isLive(token: string | undefined): boolean
}

const lifeSeconds = 3_600

/** Hands out one access token for the right id and secret. `expires_in` is the life that is left. */
export function createTokenDesk(client: { id: string; secret: string }, now: () => number): TokenDesk {
  let live: { value: string; until: number } | undefined
  return {
    issue(request, shortLifeSeconds) {
      if (!hasContentType(request, 'application/x-www-form-urlencoded')) {
        return { status: 415, body: { error: 'invalid_request', error_description: 'Unsupported media type' } }
      }
      const offered = basicCredentialsOf(request)
      if (offered?.user !== client.id || offered.password !== client.secret) {
        return { status: 401, body: { error: 'invalid_client', error_description: 'Client Authentication failed.' } }
      }
      if (new URLSearchParams(bodyTextOf(request)).get('grant_type') !== 'client_credentials') {
        return { status: 400, body: { error: 'unsupported_grant_type', error_description: 'Unsupported grant_type value' } }
      }
      if (live === undefined || live.until <= now()) live = { value: randomUUID(), until: now() + lifeSeconds * 1000 }
      if (shortLifeSeconds !== undefined) live = { value: randomUUID(), until: now() + shortLifeSeconds * 1000 }
      const expiresIn = Math.max(1, Math.floor((live.until - now()) / 1000))
      return {
        status: 200,
        body: { scope: 'am_application_scope default', token_type: 'Bearer', expires_in: expiresIn, access_token: live.value },
      }
    },
    isLive: (token) => live !== undefined && token === live.value && now() < live.until,
  }
}

import { z } from 'zod'
import type { ErrorCode } from '#domain/errors.ts'
import type { HttpReply, ProviderComplaint } from '../../http/provider-error.ts'
import { peekJson } from '../../http/read-json.ts'

export const provider = 'docusign'
export const codes = {
  down: 'SIGNATURE_PROVIDER_DOWN',
  refused: 'SIGNATURE_PROVIDER_REJECTED',
  misconfigured: 'SIGNATURE_PROVIDER_MISCONFIGURED',
} as const

/** What the vendor's own codes mean where they say more than the status. https://developers.docusign.com/docs/esign-rest-api/esign101/error-codes/ */
const meanings: Readonly<Record<string, ErrorCode>> = {
  ENVELOPE_DOES_NOT_EXIST: 'SIGNATURE_ENVELOPE_NOT_FOUND',
  INVALID_ENVELOPE_ID: 'SIGNATURE_ENVELOPE_NOT_FOUND',
  ENVELOPE_NOT_IN_CORRECT_STATE: 'SIGNATURE_NOT_OPEN',
  ENVELOPE_HAS_BEEN_VOIDED: 'SIGNATURE_NOT_OPEN',
  // Refused although it comes as 429 in older answers: more recipients will not become fewer by waiting.
  RECIPIENT_LIMIT_EXCEEDED: 'SIGNATURE_PROVIDER_REJECTED',
  ACCOUNT_LACKS_PERMISSIONS: 'SIGNATURE_PROVIDER_MISCONFIGURED',
  USER_LACKS_PERMISSIONS: 'SIGNATURE_PROVIDER_MISCONFIGURED',
  USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT: 'SIGNATURE_PROVIDER_MISCONFIGURED',
  ENVELOPE_ALLOWANCE_EXCEEDED: 'SIGNATURE_PROVIDER_MISCONFIGURED',
}

const errorBody = z.object({ errorCode: z.string(), message: z.string().optional() })

/** Calls an hour, calls in thirty seconds, and looks at one envelope: each has its code, which came with 400 until 2026 and comes with 429 since. */
const limitCode = /^(hourly|burst)_\w*limit_exceeded$/i
const burstWindowMs = 30_000

/** Judged by the code: the same complaint comes with another status from one year to the next. */
export function complaintOf(reply: HttpReply, now: number): ProviderComplaint {
  const problem = peekJson(reply, errorBody)
  if (problem === undefined) return {}
  const { errorCode, message } = problem
  const told = { providerCode: errorCode, ...(message !== undefined && { message }) }
  if (limitCode.test(errorCode)) return { ...told, code: codes.down, ...waitOf(errorCode, reply, now) }
  const code = meanings[errorCode]
  return { ...told, ...(code !== undefined && { code }) }
}

/** The hour's end is in a header, in seconds of the epoch; a burst is over half a minute after it began. */
function waitOf(errorCode: string, { headers }: HttpReply, now: number): { retryAfterMs?: number } {
  if (/^burst/i.test(errorCode)) return { retryAfterMs: burstWindowMs }
  const reset = headers.get('x-ratelimit-reset')
  return reset !== null && /^\d{1,12}$/.test(reset) ? { retryAfterMs: Math.max(0, Number(reset) * 1000 - now) } : {}
}

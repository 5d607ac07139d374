import { z } from 'zod'
import type { ErrorCode } from '#domain/errors.ts'
import type { HttpReply, ProviderComplaint } from '../../http/provider-error.ts'
import { peekJson } from '../../http/read-json.ts'

export const provider = 'dropbox-sign'
export const codes = {
  down: 'SIGNATURE_PROVIDER_DOWN',
  refused: 'SIGNATURE_PROVIDER_REJECTED',
  misconfigured: 'SIGNATURE_PROVIDER_MISCONFIGURED',
} as const

/** https://developers.hellosign.com/docs/errors/ */
const meanings: Readonly<Record<string, ErrorCode>> = {
  not_found: 'SIGNATURE_ENVELOPE_NOT_FOUND',
  deleted: 'SIGNATURE_NOT_OPEN',
  // Another request of ours, or the making of the file, is under way.
  conflict: 'SIGNATURE_PROVIDER_DOWN',
  exceeded_rate: 'SIGNATURE_PROVIDER_DOWN',
  maintenance: 'SIGNATURE_PROVIDER_DOWN',
  payment_required: 'SIGNATURE_PROVIDER_MISCONFIGURED',
}

const errorBody = z.object({ error: z.object({ error_name: z.string(), error_msg: z.string().optional() }) })

export function complaintOf(reply: HttpReply, now: number): ProviderComplaint {
  const problem = peekJson(reply, errorBody)?.error
  if (problem === undefined) return {}
  const code = meanings[problem.error_name]
  return {
    providerCode: problem.error_name,
    ...(problem.error_msg !== undefined && { message: problem.error_msg }),
    ...(code !== undefined && { code }),
    ...(problem.error_name === 'exceeded_rate' && waitOf(reply, now)),
  }
}

/** The end of the hour or minute that is used up, in seconds of the epoch. */
function waitOf({ headers }: HttpReply, now: number): { retryAfterMs?: number } {
  const reset = headers.get('x-ratelimit-reset')
  return reset !== null && /^\d{1,12}$/.test(reset) ? { retryAfterMs: Math.max(0, Number(reset) * 1000 - now) } : {}
}

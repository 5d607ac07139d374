import { z } from 'zod'
import type { ErrorCode } from '#domain/errors.ts'
import type { HttpReply, ProviderComplaint } from '../../http/provider-error.ts'
import { peekJson } from '../../http/read-json.ts'

export const provider = 'documenso'
export const codes = {
  down: 'SIGNATURE_PROVIDER_DOWN',
  refused: 'SIGNATURE_PROVIDER_REJECTED',
  misconfigured: 'SIGNATURE_PROVIDER_MISCONFIGURED',
} as const

const meanings: Readonly<Record<string, ErrorCode>> = {
  NOT_FOUND: 'SIGNATURE_ENVELOPE_NOT_FOUND',
  TOO_MANY_REQUESTS: 'SIGNATURE_PROVIDER_DOWN',
  // The documents of the month are used up: our plan, not this contract.
  LIMIT_EXCEEDED: 'SIGNATURE_PROVIDER_MISCONFIGURED',
}

/** One part of the service says `message`, the other, which gives files, `error`. */
const errorBody = z.object({ code: z.string().optional(), message: z.string().optional(), error: z.string().optional() })

export function complaintOf(reply: HttpReply): ProviderComplaint {
  const { code: providerCode, message, error } = peekJson(reply, errorBody) ?? {}
  const [told, meaning] = [message ?? error, providerCode === undefined ? undefined : meanings[providerCode]]
  return {
    ...(providerCode !== undefined && { providerCode }),
    ...(told !== undefined && { message: told }),
    ...(meaning !== undefined && { code: meaning }),
  }
}

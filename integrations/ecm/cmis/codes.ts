import { z } from 'zod'
import type { ErrorCode } from '#domain/errors.ts'
import type { HttpReply, ProviderComplaint } from '../../http/provider-error.ts'
import { peekJson } from '../../http/read-json.ts'

export const provider = 'cmis'
export const codes = { down: 'ECM_DOWN', refused: 'ECM_REFUSED', misconfigured: 'ECM_MISCONFIGURED' } as const

const exceptionBody = z.object({ exception: z.string(), message: z.string().nullish() })

/** Exceptions of CMIS 1.1 (2.2.1.4) that mean something else than their HTTP status alone. */
const codeOf: Readonly<Record<string, ErrorCode>> = {
  objectNotFound: 'ECM_OBJECT_NOT_FOUND',
  // Somebody changed it in between: the next attempt reads it afresh.
  updateConflict: 'ECM_DOWN',
  versioning: 'ECM_OBJECT_LOCKED',
}

/** `{"exception": name, "message": text}`, the error body of the browser binding (5.2.10). */
export function complaintOf(reply: HttpReply): ProviderComplaint {
  const body = peekJson(reply, exceptionBody)
  if (body === undefined) return {}
  const code = codeOf[body.exception]
  return {
    providerCode: body.exception,
    ...(typeof body.message === 'string' && { message: body.message }),
    ...(code !== undefined && { code }),
  }
}

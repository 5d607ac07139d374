import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { HttpReply, ProviderComplaint } from '../../http/provider-error.ts'
import { peekJson } from '../../http/read-json.ts'

export const provider = 'alfresco'
export const codes = { down: 'ECM_DOWN', refused: 'ECM_REFUSED', misconfigured: 'ECM_MISCONFIGURED' } as const

const errorBody = z.object({
  error: z.object({ errorKey: z.string().nullish(), statusCode: z.number(), briefSummary: z.string() }),
})

/** `{"error": {errorKey, statusCode, briefSummary, …}}`; the summary begins with a number that its log has too. */
export function complaintOf(reply: HttpReply): ProviderComplaint {
  const body = peekJson(reply, errorBody)
  if (body === undefined) return {}
  const { errorKey, briefSummary } = body.error
  return { message: briefSummary, ...(isName(errorKey) && { providerCode: errorKey }) }
}

/** Whether the archive itself says so, and not a proxy in front of it or an address that is wrong. */
export function isOwnWord(reply: HttpReply): boolean {
  return peekJson(reply, errorBody)?.error.statusCode === reply.status
}

export function misconfigured(raw: string): AppError {
  return new AppError('ECM_MISCONFIGURED', { provider, raw, mayHaveTakenEffect: false })
}

/** Some keys are names, such as `framework.exception.EntityNotFound`, others a sentence that the summary has anyway. */
function isName(errorKey: string | null | undefined): errorKey is string {
  return typeof errorKey === 'string' && /^[\w.]{1,80}$/.test(errorKey)
}

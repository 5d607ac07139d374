import { AppError } from '#domain/errors.ts'
import type { z } from 'zod'
import type { HttpReply, ProviderErrorCodes } from './provider-error.ts'
import { redactReply } from './redact-reply.ts'

type Reader = { provider: string; operation: string; codes: ProviderErrorCodes; personalData?: readonly string[] }

/**
 * The body as the vendor's contract describes it. A body that is no JSON is an outage (a proxy's page, a reply cut off);
 * JSON of another shape is a changed contract, which no retry heals. Errors name the fields, never their values.
 */
export function readJson<T>(reply: HttpReply, schema: z.ZodType<T>, reader: Reader): T {
  const parsed = schema.safeParse(parseJson(reply, reader))
  if (parsed.success) return parsed.data
  throw unexpectedAnswer(
    reader,
    parsed.error.issues.map((issue) => issue.path.join('.') || '(body)'),
    reply,
  )
}

/** The vendor's contract is broken at these fields. */
export function unexpectedAnswer(reader: Omit<Reader, 'codes'>, fields: string[], reply?: HttpReply): AppError {
  return new AppError('PROVIDER_ANSWER_UNEXPECTED', {
    provider: reader.provider,
    operation: reader.operation,
    reason: 'schema',
    fields: [...new Set(fields)],
    ...(reply !== undefined && { httpStatus: reply.status, raw: redactReply(reply) }),
    mayHaveTakenEffect: true,
  })
}

/** The JSON of an error body, or undefined: an error body is welcome but never relied upon. */
export function peekJson<T>(reply: HttpReply, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(reply.text)).data
  } catch {
    return undefined
  }
}

function parseJson(reply: HttpReply, reader: Reader): unknown {
  try {
    return JSON.parse(reply.text)
  } catch {
    throw new AppError(reader.codes.down, {
      provider: reader.provider,
      operation: reader.operation,
      reason: 'malformed',
      httpStatus: reply.status,
      raw: redactReply(reply, reader.personalData),
      mayHaveTakenEffect: true,
    })
  }
}

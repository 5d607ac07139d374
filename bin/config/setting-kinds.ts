import { z } from 'zod'

/** A key of 32 bytes. */
export const key = z
  .string()
  .refine((text) => Buffer.from(text, 'base64url').length === 32, '32 bytes, base64url')
  .transform((text) => Buffer.from(text, 'base64url'))
export const port = z.coerce.number().int().min(1).max(65_535)
/** Several, with commas between them. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** On one line, as most places that keep secrets want it. */
export function pem(kind: 'PRIVATE KEY' | 'CERTIFICATE') {
  return z
    .string()
    .includes(kind)
    .transform((text) => text.replaceAll(String.raw`\n`, '\n'))
}

/** When on each day something is due. */
export function timeOfDay(usual: string) {
  return z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 00:30')
    .default(usual)
    .transform((text) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) }))
}

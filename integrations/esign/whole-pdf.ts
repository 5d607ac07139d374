import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import type { HttpReply } from '../http/provider-error.ts'

/** The end of a PDF has its mark; writers may leave a few bytes after it (ISO 32000-1, 7.5.5). */
const endWithinBytes = 1024

/** A file that was sent to us, with its hash. One that was cut off on the way is an outage: asked for again, it comes whole. */
export function toWholePdf(reply: HttpReply, call: { provider: string; operation: string }): { pdf: Uint8Array; sha256: string } {
  const pdf = Buffer.from(reply.bytes)
  const isWhole = pdf.subarray(0, 5).toString('latin1') === '%PDF-' && pdf.subarray(-endWithinBytes).includes('%%EOF')
  if (!isWhole) {
    throw new AppError('SIGNATURE_PROVIDER_DOWN', {
      ...call,
      reason: 'malformed',
      httpStatus: reply.status,
      raw: `${pdf.byteLength} bytes that are no whole PDF`,
      mayHaveTakenEffect: true,
    })
  }
  return { pdf: new Uint8Array(pdf), sha256: createHash('sha256').update(pdf).digest('hex') }
}

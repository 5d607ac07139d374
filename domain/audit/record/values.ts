import { z } from 'zod'

/** The kinds of value that a record consists of. */
export const id = z.uuid()
export const text = z.string()
export const instant = z.iso.datetime()
export const date = z.iso.date()
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in hex')
export const minor = z.int()
/** What was recorded in codes and counts; its shape is that of the process. */
export const facts = z.record(z.string(), z.unknown())

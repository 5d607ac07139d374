import { z } from 'zod'
import { facts, id, instant, minor, sha256, text } from './values.ts'

export const recordedApplication = z.strictObject({
  id,
  locale: z.enum(['en', 'pt-BR']),
  currency: text,
  requestedMinor: minor,
  termMonths: z.int(),
  declaredAt: instant.nullable(),
  createdAt: instant,
})

/** The person the file is about, as they declared themselves; without a profile where the law had their data erased. */
export const recordedApplicant = z.strictObject({
  partyId: id,
  standing: text,
  riskTier: text.nullable(),
  customerSince: instant.nullable(),
  erasedAt: instant.nullable(),
  profile: facts.nullable(),
  identifiers: z.array(z.strictObject({ kind: text, verifiedAt: instant.nullable() })),
})

export const recordedConsent = z.strictObject({
  kind: text,
  version: text,
  given: z.boolean(),
  /** Of exactly the words that were shown. */
  textSha256: sha256,
  locale: z.enum(['en', 'pt-BR']),
  ipAddress: text.nullable(),
  userAgent: text.nullable(),
  decidedAt: instant,
})

/** That a message was sent, without its words. */
export const recordedMessage = z.strictObject({
  id,
  caseId: id,
  reference: text,
  channel: z.enum(['sms', 'email']),
  template: text,
  locale: text,
  state: text,
  provider: text.nullable(),
  errorCode: text.nullable(),
  attempts: z.int(),
  createdAt: instant,
  sentAt: instant.nullable(),
})

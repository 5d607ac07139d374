import { z } from 'zod'
import { facts, id, instant, sha256, text } from './values.ts'

const decimal = z.string().regex(/^\d+(\.\d+)?$/)

/** A document by its hash; the document itself is in the archive. */
export const recordedDocument = z.strictObject({
  id,
  caseId: id,
  documentSetId: id.nullable(),
  kind: text,
  slot: text.nullable(),
  mediaType: text,
  byteSize: z.int(),
  pageCount: z.int().nullable(),
  sha256,
  uploadedBy: text,
  createdAt: instant,
  supersededAt: instant.nullable(),
  archiveObjectId: text.nullable(),
})

/** What an engine read from photographs, or from one paper: which fields and how sure it was, not their values. */
export const recordedReading = z.strictObject({
  id,
  caseId: id,
  documentSetId: id.nullable(),
  /** Of a paper; missing where a bundle was made before papers were read. */
  documentId: id.nullable().optional(),
  provider: text,
  model: text,
  attempt: z.int(),
  documentType: text,
  mrz: facts,
  findings: facts.nullable(),
  fields: z.array(z.strictObject({ name: text, confidence: decimal, page: z.int(), source: z.enum(['mrz', 'visual']) })),
  createdAt: instant,
})

/** What an outside system, the policy or staff in their place answered: a summary, and the hash of all that was answered. */
export const recordedAnswer = z.strictObject({
  id,
  caseId: id,
  step: text,
  provider: text,
  attempt: z.int(),
  source: z.enum(['provider', 'by_hand']),
  summary: facts,
  /** Null where the person was erased. */
  contentSha256: sha256.nullable(),
  createdAt: instant,
})
export type RecordedAnswer = z.infer<typeof recordedAnswer>

/** A search of the lists. Whom a hit names may be somebody else, so it is here by its number on the list. */
export const recordedScreening = z.strictObject({
  id,
  caseId: id,
  answerId: id,
  provider: text,
  algorithm: text,
  threshold: decimal,
  listVersion: text,
  screenedAt: instant,
  decision: z.enum(['clear', 'acknowledge', 'confirm']).nullable(),
  decisionReasons: z.array(text),
  decidedAt: instant.nullable(),
  hits: z.array(
    z.strictObject({
      entityId: text,
      score: decimal,
      isMatch: z.boolean(),
      topics: z.array(text),
      datasets: z.array(text),
      lastChange: text.nullable(),
      clearedBefore: z.boolean(),
    }),
  ),
})

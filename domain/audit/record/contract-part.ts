import { z } from 'zod'
import { date, facts, id, instant, minor, sha256, text } from './values.ts'

export const recordedOffer = z.strictObject({
  id,
  caseId: id,
  amountMinor: minor,
  termMonths: z.int(),
  currency: text,
  disbursedOn: date,
  /** The whole priced offer as it was shown, and its hash. */
  priced: facts,
  sha256,
  state: text,
  standsUntil: instant,
  createdAt: instant,
  answeredAt: instant.nullable(),
})

const instalment = z.strictObject({
  number: z.int(),
  dueOn: date,
  openingMinor: minor,
  principalMinor: minor,
  interestMinor: minor,
  paymentMinor: minor,
  closingMinor: minor,
})

const contractEvent = z.strictObject({
  sequence: z.int(),
  kind: text,
  effectiveOn: date,
  amountMinor: minor,
  currency: text,
  facts,
  journalEntryId: id.nullable(),
  recordedAt: instant,
})

const payout = z.strictObject({
  sequence: z.int(),
  endToEndId: text,
  amountMinor: minor,
  currency: text,
  state: text,
  code: text.nullable(),
  provider: text,
  createdAt: instant,
  settledAt: instant.nullable(),
})

/** Each time that the contract was put before its signer, and what came of it. */
const envelope = z.strictObject({
  id,
  number: z.int(),
  provider: text,
  envelopeId: text.nullable(),
  state: text,
  requestedAt: instant,
  changedAt: instant,
})

/** Who signed what, when, and how they were known. The evidence is null where the person was erased. */
const signature = z.strictObject({ documentSha256: sha256, signedAt: instant, evidence: facts.nullable() })

export const recordedContract = z.strictObject({
  id,
  caseId: id,
  offerId: id,
  reference: text,
  state: text,
  currency: text,
  documentId: id.nullable(),
  signedDocumentId: id.nullable(),
  certificateDocumentId: id.nullable(),
  esignProvider: text.nullable(),
  envelopeId: text.nullable(),
  openedAt: instant.nullable(),
  disbursedOn: date.nullable(),
  createdAt: instant,
  envelopes: z.array(envelope),
  signature: signature.nullable(),
  instalments: z.array(instalment),
  payouts: z.array(payout),
  events: z.array(contractEvent),
})

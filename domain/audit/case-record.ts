import { z } from 'zod'
import { recordedApplicant, recordedApplication, recordedConsent, recordedMessage } from './record/applicant-part.ts'
import { recordedAction, recordedCase, recordedCorrection, recordedHold, recordedPerson, recordedProposal } from './record/case-part.ts'
import { recordedContract, recordedOffer } from './record/contract-part.ts'
import { recordedAnswer, recordedDocument, recordedReading, recordedScreening } from './record/evidence-part.ts'
import { recordedLedger } from './record/ledger-part.ts'
import { facts, id, instant, sha256, text } from './record/values.ts'

/** What was decided, on which version of the policy and the product, and by whom where a person did. */
const recordedDecision = z.strictObject({
  caseId: id,
  at: instant,
  step: text,
  decidedBy: text,
  outcome: text,
  reasons: z.array(text),
  policyVersion: text,
  productSha256: sha256,
})
export type RecordedDecision = z.infer<typeof recordedDecision>

/**
 * All that the record holds of an application, read at one instant: what a regulator, a court or the customer may ask for. Contents of
 * documents, words of messages and answers in full are here by their hashes only.
 */
export const caseRecordSchema = z.strictObject({
  format: z.literal('tenor-case-record'),
  formatVersion: z.literal(1),
  application: recordedApplication,
  product: z.strictObject({ code: text, sha256, content: facts }),
  applicant: recordedApplicant,
  people: z.array(recordedPerson),
  /** The root first. */
  cases: z.array(recordedCase).min(1),
  decisions: z.array(recordedDecision),
  actions: z.array(recordedAction),
  proposals: z.array(recordedProposal),
  /** Missing in bundles from before holds had names. */
  holds: z.array(recordedHold).optional(),
  corrections: z.array(recordedCorrection),
  consents: z.array(recordedConsent),
  documents: z.array(recordedDocument),
  readings: z.array(recordedReading),
  answers: z.array(recordedAnswer),
  screenings: z.array(recordedScreening),
  offers: z.array(recordedOffer),
  contracts: z.array(recordedContract),
  messages: z.array(recordedMessage),
  ledger: recordedLedger,
})
export type CaseRecord = z.infer<typeof caseRecordSchema>

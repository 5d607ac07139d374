import { z } from 'zod'
import { caseEventKinds } from '../../case/case-event.ts'
import { caseStatuses } from '../../case/case-status.ts'
import { holdEndings, holdKinds } from '../../case/hold.ts'
import { processNames } from '../../case/processes.ts'
import { proposalStates } from '../../case/proposal.ts'
import { stepStates } from '../../case/step-state.ts'
import { facts, id, instant, sha256, text } from './values.ts'

const recordedEvent = z.strictObject({
  sequence: z.int().positive(),
  kind: z.enum(caseEventKinds),
  step: text.nullable(),
  actor: text,
  at: instant,
  facts,
})
export type RecordedEvent = z.infer<typeof recordedEvent>

const recordedStep = z.strictObject({
  name: text,
  state: z.enum(stepStates),
  waitsFor: z.enum(['applicant', 'staff', 'outside']).nullable(),
  attempts: z.int(),
  revision: z.int(),
  provider: text.nullable(),
  attention: facts.nullable(),
  summary: facts.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  dueAt: instant.nullable(),
})

/** One case of the family of cases that an application is. `version` is the number of the last event that the record holds. */
export const recordedCase = z.strictObject({
  id,
  process: z.enum(processNames),
  parentCaseId: id.nullable(),
  reference: text,
  workflowId: text,
  version: z.int().nonnegative(),
  status: z.enum(caseStatuses),
  openedAt: instant,
  endedAt: instant.nullable(),
  facts: facts.nullable(),
  steps: z.array(recordedStep),
  events: z.array(recordedEvent),
})
export type RecordedCase = z.infer<typeof recordedCase>

/** What somebody ordered, with the reason in a code and in their own words; carried out, proposed to a second person, or refused. */
export const recordedAction = z.strictObject({
  orderId: id,
  caseId: id,
  kind: text,
  step: text.nullable(),
  actorKind: z.enum(['staff', 'applicant']),
  personId: text.nullable(),
  accountId: id.nullable(),
  roles: z.array(text),
  sessionId: id.nullable(),
  reasonCode: text,
  note: text.nullable(),
  content: facts,
  expectedVersion: z.int().nullable(),
  versionBefore: z.int(),
  state: z.enum(['requested', 'carried_out', 'proposed', 'refused']),
  result: facts.nullable(),
  errorCode: text.nullable(),
  requestedAt: instant,
  completedAt: instant.nullable(),
})
export type RecordedAction = z.infer<typeof recordedAction>

export const recordedProposal = z.strictObject({
  id,
  caseId: id,
  kind: text,
  step: text.nullable(),
  content: facts,
  reasonCode: text,
  hash: sha256,
  makerPersonId: text,
  eligibleRoles: z.array(text),
  state: z.enum(proposalStates),
  checkerPersonId: text.nullable(),
  proposedAt: instant,
  expiresAt: instant,
  closedAt: instant.nullable(),
})
export type RecordedProposal = z.infer<typeof recordedProposal>

/** One hold of an application with its beginning and its end. The notes are with the orders that placed and lifted it. */
export const recordedHold = z.strictObject({
  id,
  caseId: id,
  kind: z.enum(holdKinds),
  reasonCode: text.nullable(),
  placedBy: text,
  placedAt: instant,
  confirmedIn: id.nullable(),
  ending: z.enum(holdEndings).nullable(),
  endedBy: text.nullable(),
  endedAt: instant.nullable(),
  endedOrderId: id.nullable(),
  endedReasonCode: text.nullable(),
  endConfirmedBy: text.nullable(),
})
export type RecordedHold = z.infer<typeof recordedHold>

/** What staff corrected in the declaration. `content` is the text that the hash in the order is of; null where the person was erased. */
export const recordedCorrection = z.strictObject({
  id,
  caseId: id,
  fields: z.array(text),
  before: text.nullable(),
  content: text.nullable(),
  sha256,
  createdBy: text,
  createdAt: instant,
  appliedAt: instant.nullable(),
})

/** Somebody of the lender who acted in the case. */
export const recordedPerson = z.strictObject({ personId: text, name: text })

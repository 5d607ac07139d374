import type { CaseRecord } from '#domain/audit/case-record.ts'
import type { RecordedAction, RecordedCase, RecordedEvent } from '#domain/audit/record/case-part.ts'
import type { CaseEvent } from '#domain/case/case-event.ts'
import { errorCodes, type ErrorCode } from '#domain/errors.ts'
import { eventSentence } from '#domain/texts/case-events.ts'
import { orderReasonForStaff } from '#domain/texts/order-reasons.ts'
import { stepForStaff } from '#domain/texts/steps.ts'
import { accountWords, actorName, capitalised, codeWords, sideWords } from './words.ts'

/** What kind of line it is, in a word that stands beside it. */
type LineMark =
  | 'step'
  | 'attention'
  | 'by hand'
  | 'order'
  | 'refused'
  | 'two people'
  | 'decision'
  | 'consent'
  | 'document'
  | 'message'
  | 'money'
  | 'case'

/** One thing that happened: when, who did it, what it was, and why where somebody gave a reason. */
export type TimelineLine = { at: string; mark: LineMark; who: string; what: string; why: string[]; where: string }

/** Everything that happened to an application in one order of time: steps, orders and refused orders, consents, documents, messages, postings. */
export function timelineLines(record: CaseRecord): TimelineLine[] {
  const lines = [
    ...record.cases.flatMap((one) => one.events.map((event) => eventLine(record, one, event))),
    ...record.actions
      .filter((action) => action.state === 'refused' || action.state === 'requested')
      .map((action) => actionLine(record, action)),
    ...record.consents.map((consent) => consentLine(record, consent)),
    ...record.documents.map((document) => documentLine(record, document)),
    ...record.messages.map((message) => messageLine(record, message)),
    ...record.ledger.entries.map((entry) => postingLine(record, entry)),
  ]
  // Sorting keeps the order of what has the same instant: events stand before what they brought about.
  return lines.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
}

function eventLine(record: CaseRecord, one: RecordedCase, event: RecordedEvent): TimelineLine {
  const { kind, step, facts, at, actor } = event
  const told = { kind, facts, ...(step !== null && { step }) } as Pick<CaseEvent, 'kind' | 'step' | 'facts'>
  return {
    at,
    mark: marks[kind],
    who: actorName(record, actor),
    what: eventSentence(told),
    why: kind === 'order_given' || kind === 'proposal_made' ? reasonsOf(record, one, event) : [],
    where: one.reference,
  }
}

const marks: Readonly<Record<CaseEvent['kind'], LineMark>> = {
  case_opened: 'case',
  step_started: 'step',
  attempt_failed: 'attention',
  step_parked: 'attention',
  step_waiting: 'step',
  step_done: 'step',
  step_done_by_hand: 'by hand',
  step_decided: 'decision',
  step_skipped: 'step',
  step_not_needed: 'step',
  step_cancelled: 'step',
  order_given: 'order',
  applicant_asked: 'step',
  reminder_sent: 'step',
  reminder_failed: 'attention',
  fact_used: 'step',
  proposal_made: 'two people',
  proposal_confirmed: 'two people',
  proposal_refused: 'two people',
  proposal_expired: 'two people',
  proposal_void: 'two people',
  case_held: 'case',
  case_released: 'case',
  case_ended: 'case',
  terms_changed: 'case',
  loan_active: 'case',
  run_continued: 'case',
}

/** The reason of an order in words, and what was noted with it. An order that was confirmed is told again in the name of who proposed it. */
function reasonsOf(record: CaseRecord, one: RecordedCase, { kind, actor, facts, sequence }: RecordedEvent): string[] {
  const before = one.events.find((event) => event.sequence === sequence - 1)
  const confirmed = before?.kind === 'proposal_confirmed' ? before.facts['proposalId'] : undefined
  const orderId = confirmed ?? (kind === 'proposal_made' ? facts['proposalId'] : facts['orderId'])
  const action = record.actions.find(
    (one) => one.orderId === orderId && (one.actorKind === 'applicant' || actor === `staff:${one.personId}`),
  )
  const code = facts['reasonCode']
  return [...(typeof code === 'string' ? [orderReasonForStaff(code)] : []), ...(action?.note ? [action.note] : [])]
}

function actionLine(record: CaseRecord, action: RecordedAction): TimelineLine {
  const what = `${action.step === null ? '' : `${stepForStaff(action.step)}: `}${codeWords(action.kind)}`
  const refusal = action.errorCode === null ? 'Its outcome is not known yet.' : `Refused: ${refusalWords(action.errorCode)}.`
  return {
    at: action.requestedAt,
    mark: action.state === 'refused' ? 'refused' : 'order',
    who: action.actorKind === 'applicant' ? 'Applicant' : actorName(record, `staff:${action.personId}`),
    what: `${capitalised(what)}. ${refusal}`,
    why: [orderReasonForStaff(action.reasonCode), ...(action.note === null ? [] : [action.note])],
    where: referenceOf(record, action.caseId),
  }
}

function refusalWords(code: string): string {
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode].title.toLowerCase() : codeWords(code)
}

function consentLine(record: CaseRecord, { decidedAt, given, kind, version }: CaseRecord['consents'][number]): TimelineLine {
  const what = `${given ? 'Gave' : 'Did not give'} consent: ${codeWords(kind)}, version ${version}.`
  return { at: decidedAt, mark: 'consent', who: 'Applicant', what, why: [], where: record.cases[0]!.reference }
}

function documentLine(record: CaseRecord, document: CaseRecord['documents'][number]): TimelineLine {
  const name = [codeWords(document.kind), ...(document.slot === null ? [] : [codeWords(document.slot)])].join(', ')
  return {
    at: document.createdAt,
    mark: 'document',
    who: actorName(record, document.uploadedBy),
    what: `Document kept: ${name}.`,
    why: [],
    where: referenceOf(record, document.caseId),
  }
}

function messageLine(record: CaseRecord, message: CaseRecord['messages'][number]): TimelineLine {
  const channel = message.channel === 'sms' ? 'SMS' : 'E-mail'
  return {
    at: message.sentAt ?? message.createdAt,
    mark: 'message',
    who: 'Tenor',
    what: `${channel} to the applicant: ${codeWords(message.template)} (${codeWords(message.state)}).`,
    why: [],
    where: referenceOf(record, message.caseId),
  }
}

function postingLine(record: CaseRecord, entry: CaseRecord['ledger']['entries'][number]): TimelineLine {
  // What moved for this application; the whole entry stands under "Money".
  const moved = entry.lines
    .filter((line) => line.holderId !== null)
    .map((line) => `${accountWords(line.account)} ${sideWords(line.amountMinor, line.account)}`)
  return {
    at: entry.recordedAt,
    mark: 'money',
    who: actorName(record, entry.actor),
    what: `Posted: ${[codeWords(entry.kind), ...moved].join(', ')}; effective ${entry.effectiveOn}.`,
    why: [],
    where: entry.caseId === null ? '' : referenceOf(record, entry.caseId),
  }
}

function referenceOf(record: CaseRecord, caseId: string): string {
  return record.cases.find((one) => one.id === caseId)?.reference ?? ''
}

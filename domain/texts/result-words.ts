import type { StepSummary } from '../case/case-facts.ts'
import { declineReasonForStaff } from './decline-reasons.ts'
import { fieldWords } from './field-words.ts'
import { incomeFindingForStaff } from './income-findings.ts'
import { listInWords } from './locale.ts'
import { lowerFirst } from './lower-first.ts'
import { referralReasonForStaff } from './referral-reasons.ts'

const words: Readonly<Record<string, (facts: StepSummary) => string | undefined>> = {
  contact: ({ channel }) => (channel === 'sms' ? 'by SMS' : channel === 'email' ? 'by e-mail' : undefined),
  contactCode: ({ channel, delivered }) =>
    `${delivered === true ? 'sent' : 'could not be delivered'} by ${channel === 'sms' ? 'SMS' : 'e-mail'}`,
  readDocument: ({ documentType, fieldsRead }) => `${plain(documentType)}, ${String(fieldsRead)} fields read`,
  taxAuthority: ({ outcome, standing }) => plain(outcome === 'found' ? standing : outcome),
  screening: ({ hits }) => (hits === 0 ? 'nobody on the lists' : `${String(hits)} on the lists`),
  duplicateSearch: ({ matches, matchedOn }) =>
    matches === 0 ? 'nobody else like this' : `same ${listInWords(texts(matchedOn).map(fieldWords))} as somebody else`,
  riskRating: ({ tier }) => `${plain(tier)} risk`,
  bureauReport: ({ outcome, score }) => (outcome === 'hit' ? `score ${String(score)}` : plain(outcome)),
  incomePapers: ({ papers }) => (papers === undefined ? undefined : `${String(papers)} handed in`),
  incomeEvidence: ({ outcome, months, findings }) =>
    outcome === 'proven'
      ? `proven over ${String(months)} months`
      : outcome === undefined
        ? undefined
        : because(plain(outcome), texts(findings).map(incomeFindingForStaff)),
  decision: ({ outcome, reasons, incomeUsed }) =>
    because(
      `${plain(outcome)}${incomeUsed === undefined ? '' : `, on the ${plain(incomeUsed)} income`}`,
      texts(reasons).map(outcome === 'referred' ? referralReasonForStaff : declineReasonForStaff),
    ),
  underwriting: ({ decision, reasons }) => because(plain(decision), texts(reasons).map(declineReasonForStaff)),
  offer: ({ answer }) => plain(answer),
  disbursement: ({ status }) => plain(status),
  returnBooking: ({ outcome }) => plain(outcome),
}

/** What came out of a step, in a few words for the timeline; undefined where the name of the step says it all. */
export function resultWords(step: string, facts: StepSummary): string | undefined {
  const found = Object.hasOwn(words, step) ? words[step]?.(facts) : undefined
  return found === '' ? undefined : found
}

/** `counter_offer` is "counter offer". */
export function plain(code: StepSummary[string] | undefined): string {
  return typeof code === 'string' ? code.replaceAll('_', ' ') : ''
}

export function texts(value: StepSummary[string] | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

function because(outcome: string, reasons: string[]): string {
  return reasons.length === 0 ? outcome : `${outcome}: ${listInWords(reasons.map(lowerFirst))}`
}

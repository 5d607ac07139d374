import type { CaseEvent, CaseEventKind } from '../case/case-event.ts'
import type { StepSummary } from '../case/case-facts.ts'
import type { OrderKind, RequestReason } from '../case/order.ts'
import { processNames, findStep } from '../case/processes.ts'
import { bankMoney, failureWords } from './attention.ts'
import { declineReasonForStaff } from './decline-reasons.ts'
import { fieldWords } from './field-words.ts'
import { listInWords } from './locale.ts'
import { lowerFirst } from './lower-first.ts'
import { providerForStaff } from './outside.ts'
import { requestsForStaff } from './requests.ts'
import { orderReasonForStaff } from './order-reasons.ts'
import { plain, resultWords, texts } from './result-words.ts'
import { stepForStaff } from './steps.ts'

type Told = { step: string; name: string; facts: StepSummary }

const sentences: Readonly<Record<CaseEventKind, (event: Told) => string>> = {
  case_opened: () => 'The case was opened.',
  step_started: ({ name, facts }) =>
    `${name}: ${attempt(facts)}${facts['provider'] === undefined ? '' : ` with ${providerForStaff(String(facts['provider']))}`}.`,
  attempt_failed: ({ name, facts }) =>
    `${name}: attempt ${String(facts['attempt'])} failed. ${failureWords(String(facts['code']))} The next one follows in ${seconds(facts['retryInSeconds'])}.`,
  step_parked: ({ name, facts }) => `${name} needs attention. ${failureWords(String(facts['code']), facts)}`,
  step_waiting: ({ step, name }) => `${name}: ${waiting(step)}.`,
  step_done: ({ step, name, facts }) => `${name}: ${resultWords(step, facts) ?? 'done'}.`,
  step_done_by_hand: ({ step, name, facts }) => `${name}: entered by hand from evidence${tail(resultWords(step, facts))}.`,
  step_decided: ({ step, name, facts }) =>
    `${name}: ${step === 'underwriting' ? (resultWords(step, facts) ?? 'decided') : decided(facts)}.`,
  step_skipped: ({ name }) => `${name}: skipped.`,
  step_not_needed: ({ name, facts }) => `${name}: not needed (${plain(facts['because'])}).`,
  step_cancelled: ({ name }) => `${name}: cancelled.`,
  order_given: ({ name, facts }) => orders[String(facts['order']) as OrderKind]?.({ name, facts }) ?? 'An order was given.',
  applicant_asked: ({ name, facts }) => `${name}: the applicant was asked again (${asked(facts['request'])}).`,
  reminder_sent: ({ name, facts }) => (facts['number'] === 0 ? `${name}: the applicant was told.` : `${name}: the applicant was reminded.`),
  reminder_failed: ({ name }) => `${name}: a message to the applicant could not be delivered.`,
  fact_used: ({ name }) => `${name}: what the applicant gave was used.`,
  proposal_made: ({ facts }) => `A second person must confirm: ${proposed(facts)}.`,
  proposal_confirmed: ({ facts }) => `A second person confirmed: ${proposed(facts)}.`,
  proposal_refused: ({ facts }) => `A second person refused: ${proposed(facts)}.`,
  proposal_expired: ({ facts }) => `Nobody confirmed in time: ${proposed(facts)}.`,
  proposal_void: ({ facts }) => `No longer open, because the case moved on: ${proposed(facts)}.`,
  case_held: ({ facts }) => `The case was put on hold (${holdWords(facts)}).`,
  case_released: ({ facts }) => `The hold was lifted${facts['hold'] === undefined ? '' : ` (${holdWords(facts)})`}.${stillHeld(facts)}`,
  case_ended: ({ facts }) => ended(facts),
  terms_changed: ({ facts }) => `What is asked for was changed: ${termsWords(facts)}.`,
  loan_active: () => 'The loan is paid out; from here it is repaid.',
  run_continued: () => 'The case continues as a new run of its process; nothing changed.',
}

const orders: Readonly<Record<OrderKind, (order: Pick<Told, 'name' | 'facts'>) => string>> = {
  retryStep: ({ name }) => `${name}: another attempt was ordered.`,
  correctStep: ({ name, facts }) => `${name}: corrected what was declared (${listInWords(texts(facts['fields']).map(fieldWords))}).`,
  switchProvider: ({ name, facts }) => `${name}: switched to ${providerForStaff(String(facts['provider']))}.`,
  enterResult: ({ name }) => `${name}: a result was entered by hand.`,
  skipStep: ({ name }) => `${name}: ordered to be skipped.`,
  askApplicant: ({ name, facts }) => `${name}: ordered to ask the applicant again (${asked(facts['request'])}).`,
  decideStep: ({ name, facts }) => `${name}: ${decided(facts)}.`,
  declineCase: ({ facts }) => `The case was ordered to be declined${reasons(facts)}.`,
  cancelCase: () => 'The case was ordered to be cancelled.',
  holdCase: ({ facts }) => `A hold was ordered (${plain(facts['hold'])}).`,
  releaseCase: () => 'The end of a hold was ordered.',
  withdrawCase: () => 'The applicant withdrew.',
  changeTerms: () => 'The applicant asked for other terms.',
  confirmProposal: () => 'A proposal was confirmed.',
  refuseProposal: () => 'A proposal was refused.',
}

const proposals: Readonly<Record<OrderKind, string>> = {
  retryStep: 'another attempt',
  correctStep: 'a correction of what was declared',
  switchProvider: 'another provider',
  enterResult: 'a result by hand',
  skipStep: 'skipping a step',
  askApplicant: 'asking the applicant again',
  decideStep: 'a decision',
  declineCase: 'declining the case',
  cancelCase: 'cancelling the case',
  holdCase: 'a hold',
  releaseCase: 'lifting a hold',
  withdrawCase: 'a withdrawal',
  changeTerms: 'other terms',
  confirmProposal: 'a confirmation',
  refuseProposal: 'a refusal',
}

/** One event of a case as a sentence of its timeline. Who did it stands beside it. */
export function eventSentence({ kind, step, facts }: Pick<CaseEvent, 'kind' | 'step' | 'facts'>): string {
  return sentences[kind]({ step: step ?? '', name: step === undefined ? '' : stepForStaff(step), facts })
}

function attempt(facts: StepSummary): string {
  return typeof facts['attempt'] === 'number' && facts['attempt'] > 1 ? `attempt ${facts['attempt']} began` : 'began'
}

function seconds(value: StepSummary[string] | undefined): string {
  return value === 1 ? 'one second' : `${String(value)} seconds`
}

function waiting(step: string): string {
  const by = processNames.map((process) => findStep(process, step)?.by).find((one) => one !== undefined)
  if (by === 'applicant') return 'waits for the applicant'
  return by === 'staff' ? 'waits for a decision' : 'waits for an answer from outside'
}

function decided(facts: StepSummary): string {
  return `decided: ${plain(facts['decision'])}`
}

function asked(request: StepSummary[string] | undefined): string {
  const words =
    typeof request === 'string' && Object.hasOwn(requestsForStaff, request) ? requestsForStaff[request as RequestReason] : 'Again'
  return lowerFirst(words)
}

function proposed(facts: StepSummary): string {
  const order = String(facts['order'])
  return Object.hasOwn(proposals, order) ? proposals[order as OrderKind] : 'an order'
}

function ended(facts: StepSummary): string {
  switch (facts['status']) {
    case 'completed':
      return 'The case was completed.'
    case 'declined':
      return `The application was declined${reasons(facts)}.`
    case 'withdrawn':
      return 'The applicant withdrew.'
    case 'expired':
      return 'The case expired: the applicant did not answer in time.'
    default:
      return 'The case was cancelled.'
  }
}

/** The kind, and why where it is told. */
function holdWords(facts: StepSummary): string {
  const code = facts['reasonCode']
  return `${plain(facts['hold'])}${typeof code === 'string' ? `: ${lowerFirst(orderReasonForStaff(code))}` : ''}`
}

function stillHeld({ standing }: StepSummary): string {
  if (typeof standing !== 'number' || standing === 0) return ''
  return standing === 1 ? ' The case stays held: one more hold stands.' : ` The case stays held: ${standing} more holds stand.`
}

function termsWords(facts: StepSummary): string {
  const over = (amount: string, months: string) => `${bankMoney(facts[amount], facts)} over ${String(facts[months])} months`
  return `${over('amountMinor', 'termMonths')} instead of ${over('amountBeforeMinor', 'termBeforeMonths')}`
}

function reasons(facts: StepSummary): string {
  const words = texts(facts['reasons']).map(declineReasonForStaff)
  return words.length === 0 ? '' : ` (${listInWords(words.map(lowerFirst))})`
}

function tail(words: string | undefined): string {
  return words === undefined ? '' : `: ${words}`
}

import { type Attention, type JudgementCode } from '../case/attention.ts'
import { errorCodes, type ErrorCode } from '../errors.ts'
import { formatMoney, toMoney } from '../money/money.ts'
import { fieldWords } from './field-words.ts'
import { incomeFindings } from './income-findings.ts'
import { listInWords } from './locale.ts'

type Facts = Attention['facts']

const judgements: Readonly<Record<JudgementCode, (facts: Facts) => string>> = {
  TAX_NO_MATCH: () => 'The tax authority knows no such number, or the number does not belong to this birth date.',
  TAX_SUSPENDED: () => 'The tax registration is suspended: the person must have it restored.',
  TAX_DECEASED: () => 'The tax authority has this person as deceased. Stop, and look for fraud.',
  TAX_DUPLICATE: () => 'The tax number was cancelled as a duplicate: the person has another one that is valid.',
  TAX_ANNULLED: () => 'The tax number was annulled by the authority. Look for fraud.',
  TAX_CANCELLED: () => 'The tax number was cancelled by the authority. Look for fraud.',
  TAX_MINOR: () => 'The tax authority gives no answer, because the law protects the data of minors.',
  TAX_NAME_DIFFERS: () => 'The name at the tax authority is not the name that was declared.',
  DOCUMENT_DIFFERS: documentDiffers,
  DOCUMENT_UNREADABLE: (facts) => `The document could not be read from the photographs.${notFound(facts)}`,
  DOCUMENT_EXPIRED: (facts) => `The document has expired.${differences(facts)}`,
  SCREENING_HITS: (facts) =>
    `${counted(facts['hits'], 'entry', 'entries')} on the lists may be this person${topics(facts)}.${bestScore(facts['highestScore'])}`,
  DUPLICATE_PARTY: (facts) =>
    `${counted(facts['matches'], 'other person', 'other people')} in the record ${isOne(facts['matches']) ? 'has' : 'have'} the same ${fields(facts['matchedOn'])}.`,
  BUREAU_FROZEN: () => 'The person has frozen the file at the credit bureau; only they can lift it.',
  INCOME_PAPERS_DIFFER: (facts) => `The income papers do not bear out what was declared: ${incomeFindings(facts['findings'])}.`,
  INCOME_NOT_PROVEN: (facts) => `The income is not proven by the papers: ${incomeFindings(facts['findings'])}.`,
  SIGNATURE_DECLINED: () =>
    'The applicant declined to sign on the page of the signing service. Speak with them; a retry puts the contract before them once more.',
  SIGNATURE_TAKEN_BACK: () =>
    'The envelope was voided at the signing service, and not by us. A retry puts the contract before the applicant once more.',
  PAYOUT_REJECTED: (facts) => `The bank refused the pay-out (${payoutReason(facts['bankReason'])}). Nothing was paid.`,
  PAYOUT_RETURNED: (facts) => `The money came back (${payoutReason(facts['bankReason'])}). It is sent again only when you order it.`,
  PAYOUT_PARTLY_RETURNED: (facts) =>
    `Only ${bankMoney(facts['returnedMinor'], facts)} of ${bankMoney(facts['amountMinor'], facts)} came back (${payoutReason(facts['bankReason'])}). Nothing was booked and nothing is sent again. Ask the bank what becomes of the rest, then retry: the step looks at the pay-out once more.`,
  PAYOUT_OVERDUE: () =>
    'The bank has had the pay-out longer than it should. A retry asks again about the same payment; it never pays twice.',
}

/** Why a step is parked, in one or two sentences for staff. What can be done about it is offered beside it. */
export function attentionSentence(attention: Pick<Attention, 'code' | 'cause' | 'facts' | 'attempts'>): string {
  const { code, facts, attempts } = attention
  if (isJudgement(code)) return judgements[code](facts)
  if (code === 'STEP_TIMED_OUT') return `There was no answer in the time that the step allows. ${attemptsMade(attempts)}`
  if (code === 'UNEXPECTED_ERROR') return `Tenor itself failed here; the raw error is for operations. ${attemptsMade(attempts)}`
  return errorSentence(code, attention)
}

/** The same words in a timeline, where how it may be repaired is no longer of interest. */
export function failureWords(code: string, facts: Facts = {}): string {
  if (isJudgement(code)) return judgements[code](facts)
  if (code === 'STEP_TIMED_OUT') return 'There was no answer in time.'
  return Object.hasOwn(errorCodes, code) ? `${errorCodes[code as ErrorCode].title}.` : 'Tenor itself failed.'
}

function errorSentence(code: ErrorCode, { cause, attempts }: Pick<Attention, 'cause' | 'attempts'>): string {
  const { title, remedy } = errorCodes[code]
  return cause === 'retries_spent' ? `${title}. ${attemptsMade(attempts)} ${remedy}` : `${title}. ${remedy}`
}

function documentDiffers(facts: Facts): string {
  const words = differences(facts)
  return words === '' ? 'The document and the declaration do not agree.' : words.trimStart()
}

/** Three kinds of finding, never one: another value, a doubtful reading, nothing there. */
function differences(facts: Facts): string {
  const [mismatches, lowConfidence] = [list(facts['mismatches']), list(facts['lowConfidence'])]
  const differing = mismatches.length === 0 ? '' : ` The document says something else than the declaration: ${fields(mismatches)}.`
  const doubtful = lowConfidence.length === 0 ? '' : ` Read with low confidence: ${fields(lowConfidence)}.`
  return `${differing}${doubtful}${notFound(facts)}`
}

function notFound(facts: Facts): string {
  const missing = list(facts['missing'])
  return missing.length === 0 ? '' : ` Not found on the document: ${fields(missing)}.`
}

function topics(facts: Facts): string {
  const words = [...new Set(list(facts['topics']).map(topicWords))]
  return words.length === 0 ? '' : ` (${listInWords(words)})`
}

/** The topics of OpenSanctions that lenders meet; another one is shown as it is. */
function topicWords(topic: string): string {
  if (topic.startsWith('sanction')) return 'sanctions'
  const known: Readonly<Record<string, string>> = {
    'role.pep': 'politically exposed person',
    'role.rca': 'relative or close associate',
    crime: 'crime',
    wanted: 'wanted',
    debarment: 'excluded from public contracts',
  }
  return known[topic] ?? known[topic.split('.')[0] ?? ''] ?? topic
}

/** ISO 20022 reasons, as banks and the instant payment system of Brazil use them, and the commonest of the American network. */
const payoutReasons: Readonly<Record<string, string>> = {
  AC01: 'the account number is wrong',
  AC02: 'our own account is wrong',
  AC03: 'the account number is wrong',
  AC04: 'the account is closed',
  AC06: 'the account is blocked',
  AC07: 'the account is closed',
  AG03: 'this way to pay does not reach the account',
  AM02: 'the amount is above the limit of the account',
  BE01: 'the account belongs to somebody else',
  BE15: 'the receiver is not known',
  AB03: 'the receiving bank did not answer in time',
  DS04: 'the receiving bank refused it',
  FR01: 'suspected fraud',
  MD06: 'the receiver sent it back',
  RC01: 'the receiving bank is not known',
  AM04: 'there was not enough money on our account',
  AM10: 'the sum of the order is wrong',
  FF01: 'the order is not of the form that the bank takes',
  MS03: 'the bank gives no reason',
  BE05: 'the receiver is not known',
  R01: 'not enough money, as the receiving bank found',
  R02: 'the account is closed',
  R03: 'there is no such account',
  R04: 'the account number is wrong',
  R16: 'the account is blocked',
  R20: 'the account takes no transfers',
  R29: 'the receiver does not allow it',
}

function payoutReason(code: Facts[string] | undefined): string {
  const text = typeof code === 'string' ? code : ''
  const words = payoutReasons[text]
  return words === undefined ? `reason ${text || 'not given'}` : `${words}, ${text}`
}

/** With its currency by code, as banks write it. */
export function bankMoney(minor: Facts[string] | undefined, { currency }: Facts): string {
  if (typeof minor !== 'number' || typeof currency !== 'string') return 'an amount'
  return `${currency} ${formatMoney(toMoney(minor, currency))}`
}

function attemptsMade(attempts: number): string {
  return attempts === 1 ? 'One attempt was made.' : `${attempts} attempts were made.`
}

function counted(count: Facts[string] | undefined, one: string, several: string): string {
  return isOne(count) ? `One ${one}` : `${typeof count === 'number' ? count : 'Several'} ${several}`
}

function isOne(count: Facts[string] | undefined): boolean {
  return count === 1
}

function bestScore(score: Facts[string] | undefined): string {
  return score === undefined ? '' : ` The best agrees by ${Math.round(Number(score) * 100)}%.`
}

function fields(names: Facts[string] | undefined): string {
  return listInWords(list(names).map(fieldWords)) || 'details'
}

function list(value: Facts[string] | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

function isJudgement(code: string): code is JudgementCode {
  return Object.hasOwn(judgements, code)
}

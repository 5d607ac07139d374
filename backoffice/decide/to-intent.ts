import type { AskApplicantPayload, PlaceHoldPayload } from '../generated/api.ts'
import type { OrderIntent } from '../client/give-order.ts'
import { isIsoDate } from '../words/dates.ts'
import { parseAmount } from '../words/money.ts'
import type { OrderKind } from './actions.ts'
import type { CorrectableField, ManualResult, ManualResultKind, OrderDraft, Terms } from './order-draft.ts'

/** What an order is about: the step where it has one, what of it can be entered by hand, and the currency of the case. */
export type OrderSubject = { kind: OrderKind; step: string; manualResult: ManualResultKind | undefined; currency: string }

/** What is still missing or wrong, in the words beside each field. */
export type DraftProblems = Partial<Record<keyof OrderDraft | `values.${CorrectableField}`, string>>

export type ReadyDraft = { intent: OrderIntent } | { problems: DraftProblems }

const decisionsWithTerms = ['approve', 'counter_offer']

/** Whether a decision of underwriting names an amount and a term. */
export function hasTerms(decision: string): boolean {
  return decisionsWithTerms.includes(decision)
}

/** Makes the order of what a person typed, or says what it still lacks. The API checks it all again. */
export function toIntent(subject: OrderSubject, draft: OrderDraft): ReadyDraft {
  const problems = problemsOf(subject, draft)
  if (Object.keys(problems).length > 0) return { problems }
  return { intent: intentOf(subject, draft) }
}

function intentOf({ kind, step, manualResult, currency }: OrderSubject, draft: OrderDraft): OrderIntent {
  const { choice, reasons } = draft
  const note = draft.note.trim()
  // Every order carries a code; where several reasons count, the strongest stands for them.
  const why = { reasonCode: reasons[0] ?? choice, ...(note !== '' && { note }) }
  switch (kind) {
    case 'retryStep':
      return { kind, step, body: why }
    case 'switchProvider':
      return { kind, step, body: { ...why, provider: choice } }
    case 'correctStep':
      return { kind, step, body: { ...why, values: valuesOf(draft) } }
    case 'enterResult':
      // Both are there: `problemsOf` has asked for them.
      return { kind, step, body: { ...why, result: resultOf(manualResult!, draft, currency), evidenceDocumentId: draft.evidence!.id } }
    case 'skipStep':
      return { kind, step, body: why }
    case 'askApplicant':
      return { kind, step, body: { ...why, request: choice as AskApplicantPayload['request'] } }
    case 'decideStep':
      return {
        kind,
        step,
        body: { ...why, decision: choice, ...decidedBecause(choice, reasons), ...decidedTerms(choice, draft, currency) },
      }
    case 'declineCase':
      return { kind, body: { ...why, reasons } }
    case 'holdCase':
      return { kind, body: { ...why, holdKind: choice as PlaceHoldPayload['holdKind'] } }
    case 'releaseCase':
      return { kind, holdId: choice, body: why }
    case 'cancelCase':
      return { kind, body: why }
    case 'withdrawCase':
    case 'changeTerms':
    case 'confirmProposal':
    case 'refuseProposal':
      throw new Error(`The desk does not order ${kind} from this form`)
  }
}

/** An approval needs no reasons in the sense of the notice: its code alone says why. */
function decidedBecause(decision: string, reasons: string[]): { reasons: string[] } {
  return { reasons: decision === 'approve' ? [] : reasons }
}

function decidedTerms(decision: string, draft: OrderDraft, currency: string): { terms?: Terms } {
  const terms = hasTerms(decision) ? termsOf(draft, currency) : undefined
  return terms ? { terms } : {}
}

/** The amount and the term that were typed; undefined while they are not both there. */
export function termsOf({ amount, termMonths }: Pick<OrderDraft, 'amount' | 'termMonths'>, currency: string): Terms | undefined {
  const amountMinor = parseAmount(amount, currency)
  const months = wholeNumber(termMonths)
  if (amountMinor === undefined || amountMinor === 0 || months === undefined || months === 0) return undefined
  return { amountMinor, termMonths: months }
}

function valuesOf({ fields, values, pixKeyKind }: OrderDraft) {
  const typed = fields.map((field) => [field, (values[field] ?? '').trim()] as const)
  return Object.fromEntries(
    typed.map(([field, value]) => {
      if (field === 'pixKey') return [field, { kind: pixKeyKind, value }]
      return [field, field === 'taxId' ? value.replaceAll(/\D/g, '') : field === 'phone' ? value.replaceAll(/[\s()-]/g, '') : value]
    }),
  )
}

function resultOf(kind: ManualResultKind, draft: OrderDraft, currency: string): ManualResult {
  switch (kind) {
    case 'tax_standing':
      return { kind, standing: draft.standing as 'regular' | 'pending_regularisation' }
    case 'screening':
      return { kind, outcome: 'no_hits' }
    case 'identity_document':
      return {
        kind,
        documentType: draft.documentType as 'identity_card' | 'passport',
        fullName: draft.documentName.trim(),
        documentNumber: draft.documentNumber.trim(),
        birthDate: draft.documentBirthDate.trim(),
        ...(draft.documentExpiryDate.trim() !== '' && { expiryDate: draft.documentExpiryDate.trim() }),
      }
    case 'income':
      // It is one: `resultProblems` has asked for it.
      return { kind, monthlyMinor: parseAmount(draft.monthlyIncome, currency)! }
    case 'filing':
      return { kind, objectId: draft.objectId.trim() }
    case 'bureau':
      if (draft.bureauOutcome === 'no_hit') return { kind, outcome: 'no_hit' }
      return {
        kind,
        outcome: 'hit',
        score: wholeNumber(draft.score),
        monthlyObligationsMinor: parseAmount(draft.monthlyObligations, currency),
        openDefaults: wholeNumber(draft.openDefaults),
      }
  }
}

function problemsOf(subject: OrderSubject, draft: OrderDraft): DraftProblems {
  const { kind } = subject
  return {
    ...(needsChoice.includes(kind) && draft.choice === '' && { choice: 'Choose one.' }),
    ...(kind !== 'askApplicant' && draft.reasons.length === 0 && { reasons: 'Choose a reason.' }),
    ...(draft.reasons.length > 4 && { reasons: 'Choose at most four reasons.' }),
    ...(draft.reasons.includes('other') && draft.note.trim() === '' && { note: 'Say what the other reason is.' }),
    ...(kind === 'correctStep' && correctionProblems(draft)),
    ...(kind === 'enterResult' && resultProblems(subject, draft)),
    ...(kind === 'decideStep' && hasTerms(draft.choice) && termsProblems(subject, draft)),
  }
}

const needsChoice: readonly OrderKind[] = ['decideStep', 'switchProvider', 'askApplicant', 'holdCase', 'releaseCase']

function correctionProblems({ fields, values }: OrderDraft): DraftProblems {
  if (fields.length === 0) return { fields: 'Choose what to correct.' }
  const problemOf = (field: CorrectableField): string | undefined => {
    const value = (values[field] ?? '').trim()
    if (value === '') return 'Enter the corrected value.'
    return field === 'birthDate' && !isIsoDate(value) ? 'A day of the calendar, such as 1988-02-29.' : undefined
  }
  return Object.fromEntries(fields.map((field) => [`values.${field}`, problemOf(field)] as const).filter((entry) => entry[1] !== undefined))
}

function resultProblems({ manualResult, currency }: OrderSubject, draft: OrderDraft): DraftProblems {
  const isHit = manualResult === 'bureau' && draft.bureauOutcome === 'hit'
  const score = wholeNumber(draft.score)
  return {
    ...(!draft.evidence && { evidence: 'Add the file that proves it.' }),
    ...(manualResult === 'tax_standing' && draft.standing === '' && { standing: 'Choose one.' }),
    ...(manualResult === 'bureau' && draft.bureauOutcome === '' && { bureauOutcome: 'Choose one.' }),
    ...(isHit && (score === undefined || score > 1000) && { score: 'A whole number from 0 to 1000.' }),
    ...(isHit && parseAmount(draft.monthlyObligations, currency) === undefined && { monthlyObligations: 'An amount such as 1,250.00.' }),
    ...(isHit && wholeNumber(draft.openDefaults) === undefined && { openDefaults: 'A whole number, 0 for none.' }),
    ...(manualResult === 'income' && !parseAmount(draft.monthlyIncome, currency) && { monthlyIncome: 'An amount such as 4,200.00.' }),
    ...(manualResult === 'identity_document' && documentProblems(draft)),
    ...(manualResult === 'filing' && draft.objectId.trim() === '' && { objectId: 'Enter the number under which it was filed.' }),
  }
}

const printedNumber = /^[A-Za-z\d](?:[ ./-]?[A-Za-z\d]){2,}$/

function documentProblems({
  documentType,
  documentName,
  documentNumber,
  documentBirthDate,
  documentExpiryDate,
}: OrderDraft): DraftProblems {
  const isDay = (text: string) => isIsoDate(text.trim())
  return {
    ...(documentType === '' && { documentType: 'Choose one.' }),
    ...(documentName.trim().length < 2 && { documentName: 'Enter the name as it stands there.' }),
    ...(!printedNumber.test(documentNumber.trim()) && { documentNumber: 'At least three letters and digits, such as YC123456.' }),
    ...(!isDay(documentBirthDate) && { documentBirthDate: 'A day of the calendar, such as 1988-02-29.' }),
    ...(documentExpiryDate.trim() !== '' &&
      !isDay(documentExpiryDate) && { documentExpiryDate: 'A day of the calendar, such as 2031-08-09, or nothing.' }),
  }
}

function termsProblems({ currency }: OrderSubject, { amount, termMonths }: OrderDraft): DraftProblems {
  return {
    ...(!parseAmount(amount, currency) && { amount: 'An amount such as 12,000.' }),
    ...(!wholeNumber(termMonths) && { termMonths: 'A number of months.' }),
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined
}

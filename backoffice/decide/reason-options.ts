import type { Vocabulary } from '../generated/api.ts'
import { codeText } from '../words/codes.ts'
import type { OrderKind } from './actions.ts'

export type ReasonOption = { code: string; label: string }

export type ReasonQuestion = {
  options: ReasonOption[]
  /** Several may count, the strongest first; at most four. */
  several: boolean
}

/** The kind of an order about a case, or the operation of one about the whole desk. */
type Asked = { kind: OrderKind | 'pauseIntake' | 'resumeIntake'; step: string; choice: string; declineReasons: readonly string[] }

/** Underwriting declines and counter-offers with the reasons that the applicant's notice is made of. */
const reasonsOfProduct = ['decline', 'counter_offer']

/** The reasons to choose from for an order; none where the choice itself is the reason, or where there is nothing chosen yet. */
export function reasonQuestion(vocabulary: Vocabulary, { kind, step, choice, declineReasons }: Asked): ReasonQuestion {
  if (kind === 'askApplicant') return { options: [], several: false }
  if (kind === 'declineCase' || (kind === 'decideStep' && reasonsOfProduct.includes(choice))) {
    return { options: toOptions(declineReasons, vocabulary.declineReasons), several: true }
  }
  if (kind === 'decideStep') {
    const codes = vocabulary.reasonsOfDecisions[`${step}.${choice}`] ?? (choice === '' ? [] : ['other'])
    return { options: toOptions(codes, vocabulary.orderReasons), several: choice !== 'approve' }
  }
  return { options: toOptions(vocabulary.reasonsOfOrders[kind] ?? ['other'], vocabulary.orderReasons), several: false }
}

function toOptions(codes: readonly string[], words: Partial<Record<string, string>>): ReasonOption[] {
  return codes.map((code) => ({ code, label: words[code] ?? codeText(code) }))
}

import type { ErrorCode } from '../errors.ts'

/**
 * Why a step is parked. `retries_spent`: the outside did not answer as often as the policy allows. `refused`: it said no for good.
 * `judgement`: it answered, and a person must judge the answer. `bug`: our own code failed.
 */
export type AttentionCause = 'retries_spent' | 'refused' | 'judgement' | 'bug'

/** What a judged result found; each has its plain words in `domain/texts/attention.ts`. */
export const judgementCodes = [
  'TAX_NO_MATCH',
  'TAX_SUSPENDED',
  'TAX_DECEASED',
  'TAX_DUPLICATE',
  'TAX_ANNULLED',
  'TAX_CANCELLED',
  'TAX_MINOR',
  'TAX_NAME_DIFFERS',
  'DOCUMENT_DIFFERS',
  'DOCUMENT_UNREADABLE',
  'DOCUMENT_EXPIRED',
  'SCREENING_HITS',
  'DUPLICATE_PARTY',
  'BUREAU_FROZEN',
  'INCOME_PAPERS_DIFFER',
  'INCOME_NOT_PROVEN',
  'SIGNATURE_DECLINED',
  'SIGNATURE_TAKEN_BACK',
  'PAYOUT_REJECTED',
  'PAYOUT_RETURNED',
  'PAYOUT_PARTLY_RETURNED',
  'PAYOUT_OVERDUE',
] as const
export type JudgementCode = (typeof judgementCodes)[number]

export type Attention = {
  cause: AttentionCause
  code: JudgementCode | ErrorCode | 'STEP_TIMED_OUT' | 'UNEXPECTED_ERROR'
  /** Facts for the sentence: counts, codes, names of fields. No personal data. */
  facts: Readonly<Record<string, string | number | boolean | readonly string[]>>
  /** What the provider or our code said, word for word, personal data removed. */
  rawError?: string
  provider?: string
  /** Attempts made since the step last started anew. */
  attempts: number
  /** ISO instant. */
  since: string
}

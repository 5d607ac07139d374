import type { Attention } from '../case/attention.ts'
import type { StepSummary } from '../case/case-facts.ts'
import type { StepState } from '../case/step-state.ts'
import { attentionSentence } from './attention.ts'
import { listInWords } from './locale.ts'
import { lowerFirst } from './lower-first.ts'
import { referralReasonForStaff } from './referral-reasons.ts'
import { texts } from './result-words.ts'

type Judged = { state: StepState; attention?: Attention | null; summary?: StepSummary | null }

/** Why somebody on the desk must act on a step, in a sentence or two; undefined where nobody must, or where its name says it all. */
export function deskSentence({ state, attention, summary }: Judged): string | undefined {
  if (attention) return attentionSentence(attention)
  const referredFor = state === 'waiting' ? texts(summary?.['referredFor']) : []
  if (referredFor.length === 0) return undefined
  return `The policy leaves it to a person: ${listInWords(referredFor.map(referralReasonForStaff).map(lowerFirst))}.`
}

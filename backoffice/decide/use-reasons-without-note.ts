import { useVocabulary } from '../words/use-vocabulary.ts'
import type { OrderKind } from './actions.ts'
import { reasonQuestion, type ReasonOption } from './reason-options.ts'

/** The reasons for an order that has no note: one that only a note explains is none of them. */
export function useReasonsWithoutNote(kind: OrderKind | 'pauseIntake' | 'resumeIntake'): ReasonOption[] {
  const vocabulary = useVocabulary()
  return reasonQuestion(vocabulary, { kind, step: '', choice: '', declineReasons: [] }).options.filter(({ code }) => code !== 'other')
}

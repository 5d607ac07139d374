import { answerOfAttempt, type StoredAnswer } from '#db/answers/find-answer.ts'
import { saveAnswer } from '#db/answers/save-answer.ts'
import type { Store } from '#db/store.ts'
import type { StepSummary } from '#domain/case/case-facts.ts'

export type Question = { caseId: string; partyId: string; step: string; provider: string; attempt: number }

/** Asks an outside system and keeps the answer whole. One attempt asks once: repeated, it finds what was answered to it. */
export async function askOnce<Content>(
  store: Store,
  question: Question,
  how: { ask: () => Promise<Content>; summary: (answer: Content) => StepSummary },
): Promise<StoredAnswer<Content>> {
  const earlier = await answerOfAttempt<Content>(store, question)
  if (earlier !== undefined) return earlier
  const content = await how.ask()
  return saveAnswer(store, { ...question, summary: how.summary(content), content })
}

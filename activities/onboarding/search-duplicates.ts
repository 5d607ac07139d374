import { nextAttempt, saveAnswer } from '#db/answers/save-answer.ts'
import { findCase } from '#db/cases/find-case.ts'
import { searchDuplicateParties } from '#db/customers/search-duplicates.ts'
import type { ActivityDeps } from '../activity-deps.ts'

export type DuplicateSearch = { matches: number; matchedOn: string[] }

const step = 'duplicateSearch'

/** Finds others in the record with the same tax number, contact or document, and keeps who they are. Earlier applications of the same person are theirs. */
export async function searchDuplicates({ store }: ActivityDeps, { caseId }: { caseId: string }): Promise<DuplicateSearch> {
  const { partyId } = await findCase(store.db, caseId)
  const duplicates = await searchDuplicateParties(store.db, partyId)
  const found = { matches: duplicates.length, matchedOn: [...new Set(duplicates.flatMap((one) => one.matchedOn))].sort() }
  const attempt = await nextAttempt(store, { caseId, step })
  await saveAnswer(store, { caseId, partyId, step, provider: 'record', attempt, summary: found, content: { duplicates } })
  return found
}

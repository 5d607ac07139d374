import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** Finds the same person among those whom we know already, by tax number, contact and document. */
export async function duplicatesResolved(file: CaseFile): Promise<void> {
  await callStep(file, 'duplicateSearch', {
    attempt: ({ call }) => call.searchDuplicates({ caseId: file.caseId }),
    judge: ({ matches, matchedOn }) => (matches === 0 ? undefined : { park: 'DUPLICATE_PARTY', facts: { matches, matchedOn } }),
    summary: ({ matches, matchedOn }) => ({ matches, matchedOn }),
    decided: (_decision, found) => found,
  })
}

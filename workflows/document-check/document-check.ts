import type { CaseFile } from '../case/case-file.ts'
import { applicationDueAt } from '../case/due-dates.ts'
import { runCase, type CaseInput, type CaseOutcome } from '../case/run-case.ts'
import { waitForApplicant } from '../case/wait-step.ts'
import { comparedDocument } from './compared-document.ts'
import { readDocument } from './read-document.ts'

export type CheckedDocument = { documentSetId: string; readingId: string | null }

/** One identity document: photographed, read, compared with what was declared; again with new photographs where the first do not do. */
export async function documentCheck(input: CaseInput): Promise<CaseOutcome<CheckedDocument>> {
  return runCase('documentCheck', input, async (file) => {
    let photos = await photographed(file)
    for (let taken = 1; ; taken += 1) {
      const mayRetake = taken <= file.briefing.product.identityDocument.retakes
      const reading = await readDocument(file, { documentSetId: photos, mayRetake })
      if (reading.outcome === 'done') {
        const comparison = await comparedDocument(file, { ...reading.value, mayRetake })
        if (comparison.outcome === 'done') return { documentSetId: photos, readingId: reading.value.readingId }
      }
      photos = await photographed(file, { anew: true })
    }
  })
}

/** The set of photographs that the applicant handed in. */
async function photographed(file: CaseFile, again: { anew?: boolean } = {}): Promise<string> {
  const fact = await waitForApplicant(file, 'photos', { subject: 'photos', dueAt: applicationDueAt(file), ...again })
  return fact.reference!
}

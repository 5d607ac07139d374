import type { RequestReason } from '#domain/case/order.ts'
import type { CaseFile } from '../case/case-file.ts'
import { applicationDueAt } from '../case/due-dates.ts'
import { runCase, type CaseInput, type CaseOutcome } from '../case/run-case.ts'
import { waitForApplicant, type WaitForApplicant } from '../case/wait-step.ts'
import { comparedDocument } from './compared-document.ts'
import { readDocument } from './read-document.ts'

export type CheckedDocument = { documentSetId: string; readingId: string | null }

/** One identity document: photographed, read, compared with what was declared; again with new photographs where the first do not do. */
export async function documentCheck(input: CaseInput): Promise<CaseOutcome<CheckedDocument>> {
  return runCase('documentCheck', input, async (file) => {
    let photos = await photographed(file)
    for (let taken = 1; ; taken += 1) {
      const mayRetake = taken <= file.briefing.product.identityDocument.retakes
      const checked = await checkedPhotos(file, { documentSetId: photos, mayRetake })
      if (checked.outcome === 'done') return checked.value
      photos = await photographed(file, { anew: { request: checked.request } })
    }
  })
}

type Checked = { outcome: 'done'; value: CheckedDocument } | { outcome: 'applicant_asked'; request: RequestReason }

async function checkedPhotos(file: CaseFile, photos: { documentSetId: string; mayRetake: boolean }): Promise<Checked> {
  const reading = await readDocument(file, photos)
  if (reading.outcome === 'applicant_asked') return reading
  if (reading.outcome !== 'done') throw new Error('A document cannot be left unread')
  const comparison = await comparedDocument(file, { ...reading.value, ...photos })
  if (comparison.outcome === 'applicant_asked') return comparison
  if (comparison.outcome !== 'done') throw new Error('A document cannot be left unchecked')
  return { outcome: 'done', value: { documentSetId: photos.documentSetId, readingId: reading.value.readingId } }
}

/** The set of photographs that the applicant handed in. */
async function photographed(file: CaseFile, again: Pick<WaitForApplicant, 'anew'> = {}): Promise<string> {
  const fact = await waitForApplicant(file, 'photos', { subject: 'photos', dueAt: applicationDueAt(file), ...again })
  return fact.reference!
}

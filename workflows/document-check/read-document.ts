import type { DocumentReadingResult } from '#activities/onboarding/read-identity-document.ts'
import { callStep, type CallOutcome } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** What the reading engine made of the photographs; the values that it read are in the record under `readingId`. */
export async function readDocument(
  file: CaseFile,
  photos: { documentSetId: string; mayRetake: boolean },
): Promise<CallOutcome<DocumentReadingResult>> {
  return callStep<DocumentReadingResult>(file, 'readDocument', {
    attempt: ({ call, provider, attempt }) =>
      call.readIdentityDocument({ caseId: file.caseId, documentSetId: photos.documentSetId, provider, attempt }),
    judge: (reading) => {
      if (reading.readable) return undefined
      if (photos.mayRetake) return { ask: 'unreadable', facts: { documentType: reading.documentType } }
      return { park: 'DOCUMENT_UNREADABLE', facts: { documentType: reading.documentType, missing: reading.missing } }
    },
    summary: ({ documentType, mrz, fieldsRead, lowestConfidence }) => ({ documentType, mrz, fieldsRead, lowestConfidence }),
    byHand: (result) => ({
      readingId: null,
      readable: true,
      documentType: 'seen_by_person',
      mrz: 'not_read',
      fieldsRead: 0,
      lowestConfidence: 0,
      missing: [],
      ...(result.kind === 'identity_document' && 'reading' in result && { entered: result.reading }),
    }),
  })
}

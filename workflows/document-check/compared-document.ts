import type { DocumentComparison } from '#activities/onboarding/compare-document.ts'
import type { ContentReference } from '#domain/case/order.ts'
import { callStep, type CallOutcome } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** What was read against what was declared. A missing field, a doubtful one and a different one are three findings, not one. */
export async function comparedDocument(
  file: CaseFile,
  reading: { documentSetId: string; readingId: string | null; entered?: ContentReference; mayRetake: boolean },
): Promise<CallOutcome<DocumentComparison>> {
  const { documentSetId, readingId, entered } = reading
  return callStep<DocumentComparison>(file, 'compareDocument', {
    attempt: async ({ call }) => {
      if (readingId !== null) return call.compareDocument({ caseId: file.caseId, readingId })
      return entered ? call.compareEnteredDocument({ caseId: file.caseId, documentSetId, entered }) : seenByPerson
    },
    judge: ({ missing, lowConfidence, mismatches, expired, retake }) => {
      const findings = missing.length + lowConfidence.length + mismatches.length
      if (findings === 0 && !expired) return undefined
      if (retake && reading.mayRetake) return { ask: retake, facts: {} }
      return { park: expired ? 'DOCUMENT_EXPIRED' : 'DOCUMENT_DIFFERS', facts: { missing, lowConfidence, mismatches } }
    },
    summary: ({ missing, lowConfidence, mismatches, expired }) => ({ missing, lowConfidence, mismatches, expired }),
    decided: (_decision, comparison) => comparison,
    endsWith: (decision) => (decision === 'reject' ? ['document_not_genuine'] : undefined),
  })
}

/** Two people entered that the document matches, before they had to say what they read: there is nothing to compare. */
const seenByPerson: DocumentComparison = { missing: [], lowConfidence: [], mismatches: [], expired: false }

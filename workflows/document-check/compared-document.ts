import type { DocumentComparison } from '#activities/onboarding/compare-document.ts'
import { callStep, type CallOutcome } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** What was read against what was declared. A missing field, a doubtful one and a different one are three findings, not one. */
export async function comparedDocument(
  file: CaseFile,
  reading: { readingId: string | null; mayRetake: boolean },
): Promise<CallOutcome<DocumentComparison>> {
  const { readingId } = reading
  return callStep<DocumentComparison>(file, 'compareDocument', {
    attempt: async ({ call }) => (readingId === null ? seenByPerson : call.compareDocument({ caseId: file.caseId, readingId })),
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

/** Two people entered that the document matches: there is no reading to compare. */
const seenByPerson: DocumentComparison = { missing: [], lowConfidence: [], mismatches: [], expired: false }

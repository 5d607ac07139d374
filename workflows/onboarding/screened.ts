import type { ScreeningCheck } from '#activities/onboarding/screen-person.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** `acknowledged` is a politically exposed person whom compliance took on with open eyes. */
export type ListedAs = 'nobody' | 'acknowledged'

/** Looks the person up on the sanctions and PEP lists. A hit goes to compliance with its explanations; a cleared one does not come back unless it changes. */
export async function screened(file: CaseFile): Promise<ListedAs> {
  let acknowledged = false
  await callStep<ScreeningCheck>(file, 'screening', {
    attempt: ({ call, provider, attempt }) => call.screenPerson({ caseId: file.caseId, provider, attempt }),
    judge: ({ hits, topics, highestScore }) => (hits === 0 ? undefined : { park: 'SCREENING_HITS', facts: { hits, topics, highestScore } }),
    summary: ({ hits, topics, listVersion, algorithm }) => ({ hits, topics, listVersion, algorithm }),
    byHand: () => ({ screeningId: null, hits: 0, topics: [], highestScore: '0', listVersion: 'by_hand', algorithm: 'by_hand' }),
    decided: async (decision, check, { call, reasons }) => {
      await call.recordScreeningDecision({ caseId: file.caseId, screeningId: check.screeningId, decision, reasons })
      acknowledged = decision === 'acknowledge'
      return check
    },
    endsWith: (decision) => (decision === 'confirm' ? ['listed_person'] : undefined),
  })
  return acknowledged ? 'acknowledged' : 'nobody'
}

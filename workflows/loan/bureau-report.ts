import type { BureauCheck } from '#activities/loan/pull-bureau-report.ts'
import type { BureauFacts } from '#domain/eligibility/decide-application.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'

/** What the person owes elsewhere and how they paid. A frozen file is the person's own wish: an underwriter decides without it. */
export async function bureauReport(file: CaseFile): Promise<BureauFacts> {
  const pulled = await callStep<BureauCheck>(file, 'bureauReport', {
    attempt: ({ call, provider, attempt }) => call.pullBureauReport({ caseId: file.caseId, provider, attempt }),
    summary: (check) => ({ ...check }),
    byHand: (result) => (result.kind === 'bureau' ? result : { outcome: 'no_hit' }),
  })
  return pulled.outcome === 'done' ? pulled.value : { outcome: 'not_asked' }
}

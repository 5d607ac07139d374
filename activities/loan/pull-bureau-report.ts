import type { BureauFacts } from '#domain/eligibility/decide-application.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export type BureauCheck = Exclude<BureauFacts, { outcome: 'not_asked' }>

export async function pullBureauReport(
  _deps: ActivityDeps,
  _input: { caseId: string; provider: string; attempt: number },
  _running: Running,
): Promise<BureauCheck> {
  throw new Error('being written')
}

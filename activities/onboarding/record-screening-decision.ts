import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function recordScreeningDecision(
  _deps: ActivityDeps,
  _input: { caseId: string; screeningId: string | null; decision: string; reasons: readonly string[] },
  _running: Running,
): Promise<void> {
  throw new Error('being written')
}

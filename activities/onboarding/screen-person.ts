import type { ActivityDeps, Running } from '../activity-deps.ts'

export type ScreeningCheck = {
  screeningId: string | null
  hits: number
  topics: string[]
  highestScore: string
  listVersion: string
  algorithm: string
}

export async function screenPerson(
  _deps: ActivityDeps,
  _input: { caseId: string; provider: string; attempt: number },
  _running: Running,
): Promise<ScreeningCheck> {
  throw new Error('being written')
}

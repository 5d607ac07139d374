import type { ActivityDeps, Running } from '../activity-deps.ts'

export type DuplicateSearch = { matches: number; matchedOn: string[] }

export async function searchDuplicates(_deps: ActivityDeps, _input: { caseId: string }, _running: Running): Promise<DuplicateSearch> {
  throw new Error('being written')
}

import type { ActivityDeps, Running } from '../activity-deps.ts'

export type FiledDocuments = { objects: string[] }

export async function fileDocuments(
  _deps: ActivityDeps,
  _input: { caseId: string; contractId: string },
  _running: Running,
): Promise<FiledDocuments> {
  throw new Error('being written')
}

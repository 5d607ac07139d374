import type { ActivityDeps, Running } from '../activity-deps.ts'

export type DocumentReadingResult = {
  readingId: string | null
  readable: boolean
  documentType: string
  mrz: string
  fieldsRead: number
  lowestConfidence: number
  missing: string[]
}

export async function readIdentityDocument(
  _deps: ActivityDeps,
  _input: { caseId: string; documentSetId: string; provider: string; attempt: number },
  _running: Running,
): Promise<DocumentReadingResult> {
  throw new Error('being written')
}

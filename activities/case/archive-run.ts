import { keepRun } from '#db/exports/keep-run.ts'
import { parseHistory, summariseRun } from '#domain/audit/run-history.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/** `forgotten`: the engine no longer had the run, so what it did cannot be replayed from the record. */
export type ArchivedRun = { outcome: 'kept' | 'forgotten' }

/**
 * Keeps the history of a run that has ended in the record, because the engine forgets it some time after. A run that is about to end is asked
 * for again until it has.
 */
export async function archiveRun(
  { store, histories, log }: ActivityDeps,
  { caseId, workflowId, runId }: { caseId: string; workflowId: string; runId: string },
): Promise<ArchivedRun> {
  const history = await histories.read(workflowId, runId)
  if (history === undefined) {
    log.error({ caseId, workflowId, runId }, 'the engine has forgotten a run before its history was kept')
    return { outcome: 'forgotten' }
  }
  if (!summariseRun(parseHistory(history)).closedAs) throw new AppError('RUN_STILL_OPEN')
  await keepRun(store.db, { caseId, workflowId, runId, history })
  return { outcome: 'kept' }
}

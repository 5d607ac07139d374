import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Db } from '../connect.ts'

export type KeptRun = { caseId: string; workflowId: string; runId: string; history: string }

/** Keeps the history of a run that has ended, once: what is kept first stands. */
export async function keepRun(db: Db, { caseId, workflowId, runId, history }: KeptRun): Promise<void> {
  await db('case_run')
    .insert({
      case_id: caseId,
      run_id: runId,
      workflow_id: workflowId,
      history: await promisify(gzip)(history),
      sha256: createHash('sha256').update(history).digest('hex'),
    })
    .onConflict('run_id')
    .ignore()
}

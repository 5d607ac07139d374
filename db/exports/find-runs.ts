import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

/** The history of a run as it was kept when the run ended, or undefined. Throws `KEPT_HISTORY_DAMAGED` where it is not what its hash says. */
export async function findKeptRun(db: Db, runId: string): Promise<string | undefined> {
  const row: { history: Buffer; sha256: string } | undefined = await db('case_run').where({ run_id: runId }).first('history', 'sha256')
  if (!row) return undefined
  const history = await promisify(gunzip)(row.history)
  if (createHash('sha256').update(history).digest('hex') !== row.sha256) throw new AppError('KEPT_HISTORY_DAMAGED', { runId })
  return history.toString('utf8')
}

/** The ids of the runs of a case that were kept, the last first. */
export async function keptRunIds(db: Db, caseId: string): Promise<string[]> {
  const rows: { run_id: string }[] = await db('case_run').where({ case_id: caseId }).orderBy('archived_at', 'desc').select('run_id')
  return rows.map((row) => row.run_id)
}

import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

export type IntakePause = {
  id: string
  /** Null: of every product. */
  productCode: string | null
  reasonCode: string
  pausedByPersonId: string
  pausedAt: Date
  resumeReasonCode: string | null
  resumedByPersonId: string | null
  resumedAt: Date | null
}

type By = { personId: string; accountId: string }

const columns = {
  id: 'id',
  productCode: 'product_code',
  reasonCode: 'reason_code',
  pausedByPersonId: 'paused_by_person_id',
  pausedAt: 'paused_at',
  resumeReasonCode: 'resume_reason_code',
  resumedByPersonId: 'resumed_by_person_id',
  resumedAt: 'resumed_at',
}

/** From now on nobody begins an application for this product, or for any. Throws `INTAKE_ALREADY_PAUSED`. */
export async function pauseIntake(db: Db, pause: { productCode: string | null; reasonCode: string; by: By }): Promise<IntakePause> {
  const { productCode, reasonCode, by } = pause
  const [row] = (await db('intake_pause')
    .insert({
      product_code: productCode,
      reason_code: reasonCode,
      paused_by_person_id: by.personId,
      paused_by_account_id: by.accountId,
    })
    .onConflict()
    .ignore()
    .returning('id')) as { id: string }[]
  if (!row) throw new AppError('INTAKE_ALREADY_PAUSED', { product: productCode ?? 'all' })
  return findIntakePause(db, row.id)
}

/** Ends a pause and keeps its row. Throws `INTAKE_PAUSE_NOT_FOUND`, `INTAKE_PAUSE_ENDED`. */
export async function resumeIntake(db: Db, id: string, { reasonCode, by }: { reasonCode: string; by: By }): Promise<IntakePause> {
  const resumed = await db('intake_pause')
    .where({ id, resumed_at: null })
    .update({
      resume_reason_code: reasonCode,
      resumed_by_person_id: by.personId,
      resumed_by_account_id: by.accountId,
      resumed_at: db.raw('clock_timestamp()'),
    })
  const pause = await findIntakePause(db, id)
  if (resumed === 0) throw new AppError('INTAKE_PAUSE_ENDED')
  return pause
}

/** Every pause, the newest first; `after` is the id of the last one of the page before. */
export async function listIntakePauses(db: Db, page: { limit: number; after?: string | undefined }): Promise<IntakePause[]> {
  const query = db('intake_pause').orderBy('id', 'desc').limit(page.limit).select(columns)
  if (page.after !== undefined) void query.where('id', '<', page.after)
  return (await query) as IntakePause[]
}

/** The pause that keeps new applications for this product away; undefined while they are taken. */
export async function pauseInForce(db: Db, productCode: string): Promise<IntakePause | undefined> {
  return (await db('intake_pause')
    .whereNull('resumed_at')
    .where((of) => void of.whereNull('product_code').orWhere({ product_code: productCode }))
    .orderBy('paused_at')
    .first(columns)) as IntakePause | undefined
}

async function findIntakePause(db: Db, id: string): Promise<IntakePause> {
  const row = (await db('intake_pause').where({ id }).first(columns)) as IntakePause | undefined
  if (!row) throw new AppError('INTAKE_PAUSE_NOT_FOUND')
  return row
}

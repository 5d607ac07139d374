import type { EarlierExport } from '#domain/audit/manifest.ts'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import type { Store } from '../store.ts'

export type ExportRow = {
  id: string
  caseId: string
  caseReference: string
  /** The name of whoever asked for it. */
  requestedBy: string
  reasonCode: string
  sha256: string
  byteSize: number
  createdAt: Date
}

/** The bundles of a case, the newest first, without their content. */
export async function listExports(db: Db, caseId: string): Promise<ExportRow[]> {
  return (await exports(db).where('e.case_id', caseId).orderBy('e.created_at', 'desc')) as ExportRow[]
}

/** One bundle with its content. Throws `PARTY_ERASED` where the person it is about was erased since it was made. */
export async function findExport({ db, vault }: Store, exportId: string): Promise<(ExportRow & { content: Buffer }) | undefined> {
  const row = (await exports(db)
    .join('party as p', 'p.id', 'c.party_id')
    .where('e.id', exportId)
    .select({ sealed: 'e.content', dataKey: 'p.data_key' })
    .first()) as (ExportRow & { sealed: Buffer; dataKey: Buffer | null }) | undefined
  if (!row) return undefined
  const { sealed, dataKey, ...found } = row
  // A bundle that was made after the erasure holds nothing personal, and nothing was left to seal it with.
  if (isZip(sealed)) return { ...found, content: sealed }
  if (!dataKey) throw new AppError('PARTY_ERASED')
  return { ...found, content: vault.open(dataKey, sealed) }
}

/** The bundles that were made of a case before, the first one first. */
export async function earlierExports(db: Db, caseId: string): Promise<EarlierExport[]> {
  const rows = await listExports(db, caseId)
  return rows
    .map(({ id, createdAt, requestedBy, reasonCode, sha256 }) => ({
      exportId: id,
      at: createdAt.toISOString(),
      by: requestedBy,
      reasonCode,
      sha256,
    }))
    .reverse()
}

function isZip(content: Buffer): boolean {
  return content.subarray(0, 2).toString('latin1') === 'PK'
}

function exports(db: Db) {
  return db('export as e').join('case as c', 'c.id', 'e.case_id').join('staff_account as a', 'a.id', 'e.requested_account_id').select({
    id: 'e.id',
    caseId: 'e.case_id',
    caseReference: 'c.reference',
    requestedBy: 'a.name',
    reasonCode: 'e.reason_code',
    sha256: 'e.sha256',
    byteSize: 'e.byte_size',
    createdAt: 'e.created_at',
  })
}

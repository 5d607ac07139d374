import type { Db } from '../connect.ts'

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

export async function findExport(db: Db, exportId: string): Promise<(ExportRow & { content: Buffer }) | undefined> {
  return (await exports(db).where('e.id', exportId).select({ content: 'e.content' }).first()) as
    | (ExportRow & { content: Buffer })
    | undefined
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

import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import type { LedgerFinding } from './prove-ledger.ts'

export type LedgerProof = {
  id: string
  /** The last day that had ended when the books were proved. */
  businessDate: IsoDate
  entries: number
  /** 0 is the proof. */
  findingCount: number
  /** The first hundred. */
  findings: LedgerFinding[]
  actor: string
  startedAt: Date
  provedAt: Date
}

/** What came of proving the books, the newest first; `after` is the id of the last one of the page before. */
export async function listProofs(db: Db, page: { limit: number; after?: string | undefined }): Promise<LedgerProof[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select ${columns} from ledger_proof where :after::uuid is null or id < :after::uuid order by id desc limit :limit`,
    { after: page.after ?? null, limit: page.limit },
  )
  return rows.map(toProof)
}

export async function findProof(db: Db, id: string): Promise<LedgerProof> {
  const { rows } = await db.raw<{ rows: Row[] }>(`select ${columns} from ledger_proof where id = ?`, [id])
  if (rows[0] === undefined) throw new AppError('LEDGER_ENTRY_NOT_FOUND', { proofId: id })
  return toProof(rows[0])
}

const columns = `id, business_date as "businessDate", entries, finding_count as "findingCount", findings, actor, started_at as "startedAt",
  proved_at as "provedAt"`

type Row = Omit<LedgerProof, 'entries'> & { entries: string }

function toProof({ entries, ...row }: Row): LedgerProof {
  return { ...row, entries: Number(entries) }
}

import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { Db } from '../connect.ts'
import { findProof, type LedgerProof } from './list-proofs.ts'
import { orLedgerError } from './ledger-failure.ts'

export type ProofOrder = { idempotencyKey: string; businessDate: string; actor: string }

/** Proves the whole ledger and keeps what came of it, in one call of the database. The same key gives the proof that was made before. */
export async function recordProof(db: Db, { idempotencyKey, businessDate, actor }: ProofOrder): Promise<LedgerProof & { isNew: boolean }> {
  const proving = db.raw<{ rows: [{ proof_id: string; is_new: boolean }] }>('select proof_id, is_new from record_ledger_proof(?, ?, ?)', [
    idempotencyKey,
    parseIsoDate(businessDate, 'businessDate'),
    actor,
  ])
  const { rows } = await orLedgerError(proving, { idempotencyKey })
  return { ...(await findProof(db, rows[0].proof_id)), isNew: rows[0].is_new }
}

import { dataKeyOf } from '../parties/data-key.ts'
import { inTransaction, type Store } from '../store.ts'
import { hashCode, maxCodeAttempts, type CodeChannel, type CodePurpose } from './one-time-codes.ts'

export type CodeTry = { codeId: string; applicationId: string; purpose: CodePurpose; digits: string }

export type CodeCheck =
  | { outcome: 'right'; contact: string; channel: CodeChannel }
  | { outcome: 'wrong'; attemptsLeft: number }
  | { outcome: 'void' }

/**
 * Tries a code. Each try counts, the right one uses it up; the same row is locked, so that tries cannot be raced. One that a service sent is
 * tried there first (`try-code-at-service.ts`), and is void until that service has approved it.
 */
export async function tryCode(store: Store, attempt: CodeTry): Promise<CodeCheck> {
  return inTransaction(store, async (tx) => {
    const row = (await tx
      .db('one_time_code')
      .where({ id: attempt.codeId, application_id: attempt.applicationId, purpose: attempt.purpose })
      .whereNull('used_at')
      .where('expires_at', '>', tx.db.fn.now())
      .where('attempts', '<', maxCodeAttempts)
      .where((ours) => void ours.whereNull('verification_id').orWhereNotNull('approved_at'))
      .forNoKeyUpdate()
      .first('id', 'party_id', 'contact', 'channel', 'code_hash', 'attempts')) as TriedColumns | undefined
    if (!row) return { outcome: 'void' }
    if (!hashCode(tx, row.id, attempt.digits).equals(row.code_hash)) {
      await tx.db('one_time_code').where({ id: row.id }).increment('attempts', 1)
      return { outcome: 'wrong', attemptsLeft: maxCodeAttempts - row.attempts - 1 }
    }
    await tx.db('one_time_code').where({ id: row.id }).update({ used_at: tx.db.fn.now(), code: null })
    const contact = tx.vault.open(await dataKeyOf(tx, row.party_id), row.contact).toString('utf8')
    return { outcome: 'right', contact, channel: row.channel }
  })
}

type TriedColumns = { id: string; party_id: string; contact: Buffer; channel: CodeChannel; code_hash: Buffer; attempts: number }

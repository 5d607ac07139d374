import { accountCode } from '#domain/ledger/account-code.ts'
import type { AccountReference } from '#domain/ledger/ledger-entry.ts'
import { parseAmountFrom } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'
import { orLedgerError } from './ledger-failure.ts'

export type Hold = {
  idempotencyKey: string
  account: AccountReference
  amountMinor: number
  reference: { actor: string; caseId?: string | undefined }
}

/**
 * Sets an amount aside on an account that must stay on one side: what is available shrinks, the balance does not move. Ended by the entry
 * that captures it, or by a release. Refused where less is available.
 */
export async function placeHold(db: Db, hold: Hold): Promise<{ isNew: boolean }> {
  const amountMinor = parseAmountFrom(hold.amountMinor, 'amountMinor', 1)
  const { idempotencyKey, reference } = hold
  const placing = db.raw<{ rows: [{ is_new: boolean }] }>('select is_new from place_hold(?, ?, ?, ?, ?)', [
    idempotencyKey,
    accountCode(hold.account),
    amountMinor,
    reference.actor,
    reference.caseId ?? null,
  ])
  const { rows } = await orLedgerError(placing, { idempotencyKey })
  return { isNew: rows[0].is_new }
}

/** Ends a hold without posting. Releasing it again changes nothing. */
export async function releaseHold(db: Db, idempotencyKey: string, actor: string): Promise<{ isNew: boolean }> {
  const releasing = db.raw<{ rows: [{ is_new: boolean }] }>('select is_new from release_hold(?, ?)', [idempotencyKey, actor])
  const { rows } = await orLedgerError(releasing, { idempotencyKey })
  return { isNew: rows[0].is_new }
}

import { randomInt } from 'node:crypto'
import type { Db } from '../connect.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import { enqueue } from '../delivery/enqueue.ts'
import { inTransaction, type Store } from '../store.ts'

export type CodeChannel = 'sms' | 'email'
export type CodePurpose = 'verify_contact' | 'resume'

export type NewCode = {
  applicationId: string
  partyId: string
  /** The case that the code belongs to. */
  caseId: string
  purpose: CodePurpose
  /** No case waits for this contact any more, as it does for the first: a short process of its own sends the code. */
  isChange?: boolean
  channel: CodeChannel
  contact: string
  locale: string
  standsSeconds: number
}

export type CodeRow = {
  id: string
  purpose: CodePurpose
  channel: CodeChannel
  delivery: 'pending' | 'sent' | 'undeliverable'
  attempts: number
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

export const maxCodeAttempts = 5

/**
 * A fresh six-digit code; the process sends it. Earlier ones that prove a contact stop working. Those to come back by stay: anybody may ask
 * for another one in somebody's name.
 */
export async function createCode(store: Store, code: NewCode): Promise<CodeRow> {
  return inTransaction(store, async (tx) => {
    if (code.purpose === 'verify_contact') await voidEarlier(tx.db, code)
    const dataKey = await dataKeyOf(tx, code.partyId)
    const digits = String(randomInt(0, 1_000_000)).padStart(6, '0')
    const id = await newCodeId(tx.db)
    const [row] = await tx
      .db('one_time_code')
      .insert({
        id,
        application_id: code.applicationId,
        party_id: code.partyId,
        purpose: code.purpose,
        channel: code.channel,
        contact: tx.vault.seal(dataKey, code.contact),
        code: tx.vault.seal(dataKey, digits),
        code_hash: hashCode(tx, id, digits),
        locale: code.locale,
        expires_at: tx.db.raw('now() + make_interval(secs => ?)', [code.standsSeconds]),
      })
      .returning(columns)
    await enqueue(
      tx.db,
      code.purpose === 'verify_contact' && !code.isChange
        ? { kind: 'report_fact', caseId: code.caseId, payload: { subject: 'codeRequested', reference: id } }
        : { kind: 'send_code', caseId: code.caseId, payload: { codeId: id } },
    )
    return toCode(row as CodeColumns)
  })
}

async function voidEarlier(db: Db, { applicationId, purpose }: NewCode): Promise<void> {
  await db('one_time_code')
    .where({ application_id: applicationId, purpose })
    .whereNull('used_at')
    .update({ expires_at: db.fn.now(), code: null })
}

/** An id as codes have it, also for one that is only said to be on its way. */
export async function newCodeId(db: Db): Promise<string> {
  const { rows } = await db.raw<{ rows: [{ id: string }] }>('select uuidv7() as id')
  return rows[0].id
}

export async function findCode({ db }: Store, codeId: string, applicationId: string): Promise<CodeRow | undefined> {
  const row = (await db('one_time_code').where({ id: codeId, application_id: applicationId }).first(columns)) as CodeColumns | undefined
  return row && toCode(row)
}

const columns = ['id', 'purpose', 'channel', 'delivery', 'attempts', 'created_at', 'expires_at', 'used_at'] as const

type CodeColumns = Omit<CodeRow, 'createdAt' | 'expiresAt' | 'usedAt'> & { created_at: Date; expires_at: Date; used_at: Date | null }

function toCode({ created_at, expires_at, used_at, ...row }: CodeColumns): CodeRow {
  return { ...row, createdAt: created_at, expiresAt: expires_at, usedAt: used_at }
}

/** Keyed and bound to its row: who reads the table cannot try a million codes against it. */
export function hashCode({ vault }: Store, codeId: string, digits: string): Buffer {
  return vault.searchHash(`one-time-code:${codeId}`, digits)
}

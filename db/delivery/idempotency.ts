import { DatabaseError } from 'pg'
import type { Store } from '../store.ts'

export type StoredAnswer = { status: number; body: string; headers: Record<string, string> }
export type ClaimedKey = { principal: string; key: string; route: string; requestSha256: string }

export type Claim =
  | { outcome: 'fresh' }
  | { outcome: 'answered'; answer: StoredAnswer }
  | { outcome: 'other_request' }
  | { outcome: 'in_use' }

/** A key that was claimed and never answered (the process died) is free again after this. */
const abandonedAfterSeconds = 60

/** How long a repetition waits for the request that it repeats. */
const patience = '5s'

/**
 * Claims a key in the transaction that will do the work. Another one that is at work under the same key is waited for: its answer is there
 * when it commits, and when it was cut off it was never there.
 */
export async function claimKeyForWork(tx: Store, claim: ClaimedKey): Promise<Claim> {
  await tx.db.raw(`set local lock_timeout = '${patience}'`)
  try {
    const claimed = await claimKey(tx, claim)
    await tx.db.raw('set local lock_timeout = 0')
    return claimed
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '55P03') return { outcome: 'in_use' }
    throw error
  }
}

/** Claims a key for a request, or says what became of the request that used it before. */
export async function claimKey({ db, vault }: Store, claim: ClaimedKey): Promise<Claim> {
  const { rowCount } = await db.raw(
    `insert into idempotency_key (principal, key, route, request_sha256, data_key) values (?, ?, ?, ?, ?)
     on conflict (principal, key) do update set created_at = now()
       where idempotency_key.answer is null and idempotency_key.request_sha256 = excluded.request_sha256
         and idempotency_key.created_at < now() - make_interval(secs => ?)`,
    [claim.principal, claim.key, claim.route, claim.requestSha256, vault.newDataKey(), abandonedAfterSeconds],
  )
  if (rowCount === 1) return { outcome: 'fresh' }
  const row = (await db('idempotency_key').where({ principal: claim.principal, key: claim.key }).first()) as
    | { route: string; request_sha256: string; data_key: Buffer; answer: Buffer | null }
    | undefined
  if (!row) return { outcome: 'in_use' }
  if (row.route !== claim.route || row.request_sha256 !== claim.requestSha256) return { outcome: 'other_request' }
  if (!row.answer) return { outcome: 'in_use' }
  return { outcome: 'answered', answer: JSON.parse(vault.open(row.data_key, row.answer).toString('utf8')) as StoredAnswer }
}

/** Keeps the answer for whoever repeats the request. */
export async function answerKey({ db, vault }: Store, claim: ClaimedKey, answer: StoredAnswer): Promise<void> {
  const where = { principal: claim.principal, key: claim.key }
  const row = (await db('idempotency_key').where(where).first('data_key')) as { data_key: Buffer }
  await db('idempotency_key')
    .where(where)
    .update({ answer: vault.seal(row.data_key, JSON.stringify(answer)) })
}

/** A request that failed on our side may be tried again with the same key. */
export async function releaseKey({ db }: Store, claim: ClaimedKey): Promise<void> {
  await db('idempotency_key').where({ principal: claim.principal, key: claim.key }).whereNull('answer').delete()
}

import type { Db } from '../connect.ts'
import { lockRow } from '../lock-row.ts'
import { inTransaction, type Store } from '../store.ts'
import { createCode, hashCode, maxCodeAttempts, type NewCode } from './one-time-codes.ts'
import { tryCodeAtService, type CodeAtService } from './try-code-at-service.ts'

/** How long a code and the asking for it stand. */
export const recoverySeconds = 600

/** Somebody whose message is on its way is not written to again before this. */
const betweenMessagesSeconds = 60
/** Wrong tries at one application in the time that a code stands, whoever makes them: so many out of a million, for each code. */
const triesAtApplication = 15

export type Recovery = Pick<NewCode, 'applicationId' | 'partyId' | 'caseId' | 'channel' | 'contact' | 'locale'>

/** Whether another message would be sent: none that still works, or the last one is a while ago. */
export async function wantsMessage(db: Db, applicationId: string): Promise<boolean> {
  const newest: { isRecent: boolean } | undefined = await standingCodes(db, applicationId)
    .orderBy('created_at', 'desc')
    .first({ isRecent: db.raw('created_at > now() - make_interval(secs => ?)', [betweenMessagesSeconds]) })
  return newest?.isRecent !== true
}

/**
 * Somebody asks to come back. Every asking is one of its own; every code that was sent and still stands works for it, so that nobody is locked
 * out by the askings of others. `maySend` is what the limits say.
 */
export async function openRecovery(store: Store, recovery: Recovery, { maySend }: { maySend: boolean }): Promise<string> {
  return inTransaction(store, async (tx) => {
    const { applicationId } = recovery
    await lockRow(tx.db, 'application', applicationId)
    if (maySend && (await wantsMessage(tx.db, applicationId)))
      await createCode(tx, { ...recovery, purpose: 'resume', standsSeconds: recoverySeconds })
    const [row]: { id: string }[] = await tx
      .db('recovery')
      .insert({ application_id: applicationId, expires_at: tx.db.raw('now() + make_interval(secs => ?)', [recoverySeconds]) })
      .returning('id')
    return row!.id
  })
}

export type RecoveryTry = { recoveryId: string; applicationId: string; digits: string }

/**
 * Counts a try before anything is compared, so that tries cannot be raced, and has a service look at what it sent. False where there is nothing
 * to try: no such asking, or too many tries at it, or at the application.
 */
export async function beginRecoveryTry(store: Store, attempt: RecoveryTry, atService: CodeAtService | undefined): Promise<boolean> {
  if (!(await countTry(store, attempt))) return false
  const { applicationId, digits } = attempt
  const sent = atService && (await newestAtService(store.db, applicationId))
  if (!sent) return true
  try {
    await tryCodeAtService(store, { codeId: sent.id, applicationId, purpose: 'resume', digits }, atService)
    return true
  } catch (error) {
    // Nobody has looked at it: it was no try.
    await store.db('recovery').where({ id: attempt.recoveryId }).decrement('attempts', 1)
    throw error
  }
}

/** Compares with every code that stands; the right one uses up all of them. */
export async function finishRecoveryTry(store: Store, { applicationId, digits }: RecoveryTry): Promise<'right' | 'wrong'> {
  return inTransaction(store, async (tx) => {
    await lockRow(tx.db, 'application', applicationId)
    const codes: { id: string; code_hash: Buffer }[] = await standingCodes(tx.db, applicationId)
      .where((ours) => void ours.whereNull('verification_id').orWhereNotNull('approved_at'))
      .select('id', 'code_hash')
    if (!codes.some(({ id, code_hash }) => hashCode(tx, id, digits).equals(code_hash))) return 'wrong'
    await standingCodes(tx.db, applicationId).update({ used_at: tx.db.fn.now(), code: null })
    return 'right'
  })
}

/** Codes that were sent to come back, and that still work. */
function standingCodes(db: Db, applicationId: string) {
  return db('one_time_code')
    .where({ application_id: applicationId, purpose: 'resume' })
    .whereNull('used_at')
    .where('expires_at', '>', db.fn.now())
    .where('attempts', '<', maxCodeAttempts)
    .whereNot({ delivery: 'undeliverable' })
}

/** A service keeps one code for a contact at a time, under one id. */
async function newestAtService(db: Db, applicationId: string): Promise<{ id: string } | undefined> {
  return standingCodes(db, applicationId).whereNotNull('verification_id').orderBy('created_at', 'desc').first('id')
}

async function countTry(store: Store, { recoveryId, applicationId }: RecoveryTry): Promise<boolean> {
  return inTransaction(store, async ({ db }) => {
    await lockRow(db, 'application', applicationId)
    const { rowCount } = await db.raw<{ rowCount: number }>(
      `update recovery set attempts = attempts + 1
       where id = ? and application_id = ? and expires_at > now() and attempts < ?
         and (select coalesce(sum(attempts), 0) from recovery where application_id = ? and expires_at > now()) < ?`,
      [recoveryId, applicationId, maxCodeAttempts, applicationId, triesAtApplication],
    )
    return rowCount === 1
  })
}

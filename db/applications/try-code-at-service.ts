import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import type { Store } from '../store.ts'
import { hashCode, maxCodeAttempts } from './one-time-codes.ts'
import type { CodeCheck, CodeTry } from './try-code.ts'

/** Tries a code that a service made, under the service's id. */
export type CodeAtService = (tried: { verificationId: string; code: string }) => Promise<'approved' | 'wrong' | 'void'>

/** Longer than a call takes at most: a try that died with its process keeps nobody waiting for longer. */
const leaseSeconds = 30
const patienceMs = 12_000
const betweenLooksMs = 150

/**
 * Tries a code at the service that sent it. Neither a transaction nor a connection is held while the service takes its time; a second try of
 * the same code waits until the first is through, so that no two are under way at once. A wrong one counts here as well. What the service
 * approves is from then on ours to try: an answer that got lost afterwards costs nobody the code, which the service takes once only.
 * Undefined where nothing is left to say against it here. Throws what the service throws, and `VERIFY_DOWN` for who waited in vain.
 */
export async function tryCodeAtService(
  store: Store,
  attempt: CodeTry,
  atService: CodeAtService,
): Promise<Exclude<CodeCheck, { outcome: 'right' }> | undefined> {
  const begun = await begin(store.db, attempt)
  if (begun === undefined) return undefined
  const verdict = await atService({ verificationId: begun.verificationId, code: attempt.digits }).catch(async (error: unknown) => {
    await settle(store.db, begun, {})
    throw error
  })
  switch (verdict) {
    case 'approved':
      await settle(store.db, begun, { approved_at: store.db.fn.now(), code_hash: hashCode(store, attempt.codeId, attempt.digits) })
      return undefined
    case 'wrong': {
      const attempts = await settle(store.db, begun, { attempts: store.db.raw('attempts + 1') })
      return { outcome: 'wrong', attemptsLeft: Math.max(0, maxCodeAttempts - attempts) }
    }
    case 'void':
      await settle(store.db, begun, {})
      return { outcome: 'void' }
  }
}

type Begun = { codeId: string; verificationId: string }

async function begin(db: Db, attempt: CodeTry): Promise<Begun | undefined> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const claimed: { verification_id: string }[] = await openCode(db, attempt)
      .where((free) => void free.whereNull('tried_until').orWhere('tried_until', '<', db.fn.now()))
      .update({ tried_until: db.raw('now() + make_interval(secs => ?)', [leaseSeconds]) })
      .returning('verification_id')
    if (claimed[0]) return { codeId: attempt.codeId, verificationId: claimed[0].verification_id }
    if (!(await openCode(db, attempt).first('id'))) return undefined
    if (Date.now() > giveUpAt) throw new AppError('VERIFY_DOWN', { retryAfterMs: 1000 })
    await pause(betweenLooksMs)
  }
}

/** The code, as long as the service may still be asked about it. */
function openCode(db: Db, { codeId, applicationId, purpose }: CodeTry) {
  return db('one_time_code')
    .where({ id: codeId, application_id: applicationId, purpose })
    .whereNull('used_at')
    .whereNull('approved_at')
    .whereNotNull('verification_id')
    .where('expires_at', '>', db.fn.now())
    .where('attempts', '<', maxCodeAttempts)
}

/** Answers with the number of tries so far. */
async function settle(db: Db, { codeId }: Begun, change: object): Promise<number> {
  const [row]: { attempts: number }[] = await db('one_time_code')
    .where({ id: codeId })
    .update({ ...change, tried_until: null })
    .returning('attempts')
  return row?.attempts ?? maxCodeAttempts
}

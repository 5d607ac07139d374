import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import { answerKey, claimKey, claimKeyForWork, releaseKey, type ClaimedKey, type StoredAnswer } from '#db/delivery/idempotency.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Idempotence } from './route.ts'

const keyShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The `Idempotency-Key` of a request, a UUID in lower case. */
export function parseIdempotencyKey(header: string | undefined): string {
  if (header === undefined) throw new AppError('IDEMPOTENCY_KEY_REQUIRED')
  if (!keyShape.test(header))
    throw new AppError('REQUEST_MALFORMED', {
      where: 'Idempotency-Key',
      fields: [{ field: 'Idempotency-Key', rule: 'a UUID in lower case' }],
    })
  return header
}

type Once = { store: Store; idempotence: Idempotence; principal: string; key: string; route: string; body: Buffer | string }
type Work = (store: Store) => Promise<StoredAnswer>
type Answered = { outcome: 'answered'; answer: StoredAnswer; isReplay: boolean } | { outcome: 'refused'; error: AppError }

/**
 * Does the work once for each key of one caller: whoever repeats the request gets the same answer, whoever sends another request under the
 * same key is refused. Keys of different callers never meet.
 */
export async function answerOnce(once: Once, work: Work): Promise<StoredAnswer> {
  const { store, idempotence, principal, key, route } = once
  const claim: ClaimedKey = { principal, key, route, requestSha256: createHash('sha256').update(once.body).digest('hex') }
  const answered = idempotence === 'record' ? await inRecord(store, claim, work) : await beyondRecord(store, claim, { idempotence, work })
  if (answered.outcome === 'refused') throw answered.error
  const { answer, isReplay } = answered
  return isReplay ? { ...answer, headers: { ...answer.headers, 'idempotent-replay': 'true' } } : answer
}

/** The effect and its answer are there together or not at all, whatever befalls this process. */
async function inRecord(store: Store, claim: ClaimedKey, work: Work): Promise<Answered> {
  return inTransaction(store, async (tx) => {
    const claimed = await claimKeyForWork(tx, claim)
    if (claimed.outcome === 'answered') return { ...claimed, isReplay: true }
    if (claimed.outcome !== 'fresh') throw unclaimed(claimed.outcome)
    try {
      const answer = await work(tx)
      await answerKey(tx, claim, answer)
      return { outcome: 'answered', answer, isReplay: false }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // What a refusal has written down (a wrong try of a code) stays, and the key is free for a better request.
      await releaseKey(tx, claim)
      return { outcome: 'refused', error }
    }
  })
}

async function beyondRecord(
  store: Store,
  claim: ClaimedKey,
  { idempotence, work }: { idempotence: Idempotence; work: Work },
): Promise<Answered> {
  const claimed = await claimKey(store, claim)
  if (claimed.outcome === 'answered') return { ...claimed, isReplay: true }
  const mayJoin = claimed.outcome === 'in_use' && idempotence === 'order'
  if (claimed.outcome !== 'fresh' && !mayJoin) throw unclaimed(claimed.outcome)
  try {
    const answer = await work(store)
    await answerKey(store, claim, answer)
    return { outcome: 'answered', answer, isReplay: false }
  } catch (error) {
    // Refused or failed: nothing was done that a repetition would double, and a correct repetition must be possible.
    await releaseKey(store, claim)
    throw error
  }
}

function unclaimed(outcome: 'other_request' | 'in_use'): AppError {
  return outcome === 'other_request'
    ? new AppError('IDEMPOTENCY_KEY_REUSED')
    : new AppError('IDEMPOTENCY_KEY_IN_USE', { retryAfterMs: 1000 })
}

/** An id that the same caller gets again for the same key: the name of an order, a document, an application. */
export function idFromKey(principal: string, key: string): string {
  const hex = createHash('sha256').update(`${principal}\0${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

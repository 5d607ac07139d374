import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import { answerKey, claimKey, releaseKey, type ClaimedKey, type StoredAnswer } from '#db/delivery/idempotency.ts'
import type { Store } from '#db/store.ts'

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

/**
 * Does the work once for each key of one caller: whoever repeats the request gets the same answer, whoever sends another request under the
 * same key is refused. Keys of different callers never meet.
 */
export async function answerOnce(
  store: Store,
  request: { principal: string; key: string; route: string; body: Buffer | string },
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const claim: ClaimedKey = {
    principal: request.principal,
    key: request.key,
    route: request.route,
    requestSha256: createHash('sha256').update(request.body).digest('hex'),
  }
  const claimed = await claimKey(store, claim)
  if (claimed.outcome === 'answered') return { ...claimed.answer, headers: { ...claimed.answer.headers, 'idempotent-replay': 'true' } }
  if (claimed.outcome === 'other_request') throw new AppError('IDEMPOTENCY_KEY_REUSED')
  if (claimed.outcome === 'in_use') throw new AppError('IDEMPOTENCY_KEY_IN_USE', { retryAfterMs: 1000 })
  try {
    const answer = await work()
    await answerKey(store, claim, answer)
    return answer
  } catch (error) {
    // Refused or failed: nothing was done that a repetition would double, and a correct repetition must be possible.
    await releaseKey(store, claim)
    throw error
  }
}

/** An id that the same caller gets again for the same key: the name of an order, a document, an application. */
export function idFromKey(principal: string, key: string): string {
  const hex = createHash('sha256').update(`${principal}\0${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

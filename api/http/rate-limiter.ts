import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '#db/connect.ts'
import { AppError } from '#domain/errors.ts'
import type { Counted, RateLimit } from './route.ts'

export type RateLimiter = {
  /** Throws `RATE_LIMITED` with how long to wait. */
  consume(limit: RateLimit, who: string): Promise<void>
  /** Counts it where each of the limits has room, and says whether they had: for what is left undone in silence. */
  takes(limits: readonly Counted[]): Promise<boolean>
}

/** Counts in the database, so that every copy of the API counts together. */
export function createRateLimiter(db: Db): RateLimiter {
  const limiters = new Map<string, RateLimiterPostgres>()
  const limiterOf = ({ name, points, perSeconds }: RateLimit) => {
    const known = limiters.get(name)
    if (known) return known
    const created = new RateLimiterPostgres({
      storeClient: db,
      storeType: 'knex',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: perSeconds,
    })
    limiters.set(name, created)
    return created
  }
  const consume: RateLimiter['consume'] = async (limit, who) => {
    try {
      await limiterOf(limit).consume(who)
    } catch (cause) {
      if (cause instanceof RateLimiterRes) throw new AppError('RATE_LIMITED', { retryAfterMs: cause.msBeforeNext })
      throw cause
    }
  }
  return {
    consume,
    async takes(limits) {
      for (const { limit, who } of limits) {
        try {
          await consume(limit, who)
        } catch (error) {
          if (error instanceof AppError && error.code === 'RATE_LIMITED') return false
          throw error
        }
      }
      return true
    },
  }
}

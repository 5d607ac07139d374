import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '#db/connect.ts'
import { AppError } from '#domain/errors.ts'
import type { RateLimit } from './route.ts'

export type RateLimiter = { consume(limit: RateLimit, who: string): Promise<void> }

/** Counts in the database, so that every copy of the API counts together. Throws `RATE_LIMITED` with how long to wait. */
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
  return {
    async consume(limit, who) {
      try {
        await limiterOf(limit).consume(who)
      } catch (cause) {
        if (cause instanceof RateLimiterRes) throw new AppError('RATE_LIMITED', { retryAfterMs: cause.msBeforeNext })
        throw cause
      }
    },
  }
}

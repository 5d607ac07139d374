import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { Store } from '#db/store.ts'
import type { RateLimiter } from '../http/rate-limiter.ts'
import type { OutboxRelay } from '../outbox/deliver-outbox.ts'
import type { ProcessEngine } from '../processes/process-engine.ts'

export type ApplicantDeps = {
  store: Store
  engine: ProcessEngine
  relay: OutboxRelay
  limiter: RateLimiter
  /** The calendar day in the lender's time zone. */
  today: () => IsoDate
  clock: () => string
}

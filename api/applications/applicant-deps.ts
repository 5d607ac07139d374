import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { Store } from '#db/store.ts'
import type { OutboxRelay } from '../outbox/deliver-outbox.ts'
import type { ProcessEngine } from '../processes/process-engine.ts'

export type ApplicantDeps = {
  store: Store
  engine: ProcessEngine
  relay: OutboxRelay
  /** The calendar day in the lender's time zone. */
  today: () => IsoDate
  clock: () => string
}

import type { OrderContent } from '#domain/case/order.ts'
import type { ScreeningHit, Screening } from '#integrations/screening/screening.ts'

const hit: ScreeningHit = {
  entityId: 'OFAC-1',
  caption: 'Somebody',
  score: 0.95,
  match: true,
  topics: ['sanction'],
  datasets: ['sdn'],
  birthDates: [],
  countries: [],
  explanations: [],
}

/** A list on which everybody stands. */
export const ofac = {
  provider: 'ofac',
  screen: async () => ({ algorithm: 'a', threshold: 0.7, listVersion: 'sha256:2', hits: [hit] }),
} satisfies Screening

/** What compliance says of them. */
export const confirm: OrderContent = { kind: 'decideStep', step: 'screening', decision: 'confirm', reasons: ['same_numbers'] }

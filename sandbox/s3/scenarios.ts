import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const s3Scenarios = {
  /** Somebody else writes the same key in this moment. */
  conditional_conflict: { aspect: 'answer', parameters: nothing },
} as const satisfies Catalogue

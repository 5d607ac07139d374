import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const ofacScenarios = {
  /** The list of the next day: one more person on it, and one fewer. */
  next_publication: { aspect: 'answer', parameters: nothing },
  /** The files of two days at once: names of somebody who is not on the list. */
  mixed_days: { aspect: 'outcome', parameters: nothing },
} as const satisfies Catalogue

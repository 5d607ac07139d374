import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const cmisScenarios = {
  /** Queries find nothing new: the index is behind. */
  index_lagging: { aspect: 'answer', parameters: nothing },
  /** The action is done, and yet the answer is 503. */
  unavailable_after_commit: { aspect: 'outcome', parameters: nothing },
  /** Nobody may add types. */
  types_fixed: { aspect: 'answer', parameters: nothing },
} as const satisfies Catalogue

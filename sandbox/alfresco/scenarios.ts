import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const alfrescoScenarios = {
  /** Searches find nothing new: the index is behind. */
  index_lagging: { aspect: 'answer', parameters: nothing },
  /** The content is there, and yet the answer is 503. */
  unavailable_after_commit: { aspect: 'outcome', parameters: nothing },
  /** No Governance Services: the address is unknown to the archive. */
  no_governance: { aspect: 'answer', parameters: nothing },
  /** No administrator added the model of the customer. */
  no_model: { aspect: 'answer', parameters: nothing },
} as const satisfies Catalogue

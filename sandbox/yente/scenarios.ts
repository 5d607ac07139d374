import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const yenteScenarios = {
  index_not_ready: { aspect: 'answer', parameters: nothing },
  features_instead_of_explanations: { aspect: 'answer', parameters: nothing },
} as const satisfies Catalogue

import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const textractScenarios = {
  unsupported_document: { aspect: 'answer', parameters: nothing },
  absent_fields: { aspect: 'answer', parameters: nothing },
} as const satisfies Catalogue

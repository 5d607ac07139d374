import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const verifyScenarios = {
  /** Ten minutes pass between the code and its trial. */
  code_expired: { aspect: 'outcome', parameters: nothing },
} as const satisfies Catalogue

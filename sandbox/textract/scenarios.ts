import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const textractScenarios = {
  unsupported_document: { aspect: 'answer', parameters: nothing },
  absent_fields: { aspect: 'answer', parameters: nothing },
  /** What becomes of a lending job that is started while one of these is set: it runs for five questions, fails, loses its second page, or comes two pages at a time. */
  slow_job: { aspect: 'outcome', parameters: nothing },
  failed_job: { aspect: 'outcome', parameters: nothing },
  partial_success: { aspect: 'outcome', parameters: nothing },
  small_parts: { aspect: 'outcome', parameters: nothing },
} as const satisfies Catalogue

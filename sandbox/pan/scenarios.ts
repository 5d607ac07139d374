import { z } from 'zod'
import type { Catalogue } from '../control/common-scenarios.ts'

export const panScenarios = {
  /** The service answers with a code of its own and no data: 2 system error, 6 contract over, 11 busy with itself. */
  response_code: { aspect: 'answer', parameters: z.strictObject({ code: z.enum(['2', '4', '6', '8', '11']) }) },
} as const satisfies Catalogue

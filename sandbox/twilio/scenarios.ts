import { z } from 'zod'
import type { Catalogue } from '../control/common-scenarios.ts'

export const twilioScenarios = {
  undelivered: { aspect: 'outcome', parameters: z.strictObject({ errorCode: z.int().min(30001).max(30999) }) },
} as const satisfies Catalogue

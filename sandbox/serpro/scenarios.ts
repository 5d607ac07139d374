import { z } from 'zod'
import type { Catalogue } from '../control/common-scenarios.ts'

export const serproScenarios = {
  gateway_fault: { aspect: 'answer', parameters: z.strictObject({ status: z.union([z.literal(403), z.literal(404)]) }) },
  short_token: { aspect: 'answer', parameters: z.strictObject({ remainingSeconds: z.int().min(1) }) },
} as const satisfies Catalogue

import { z } from 'zod'
import { type Catalogue, milliseconds, nothing } from '../control/common-scenarios.ts'

const isoReason = z.string().regex(/^[A-Z0-9]{4}$/)

export const pixScenarios = {
  short_token: { aspect: 'answer', parameters: z.strictObject({ remainingSeconds: z.int().min(1) }) },
  settle: { aspect: 'outcome', parameters: z.strictObject({ afterMs: milliseconds }) },
  stay_pending: { aspect: 'outcome', parameters: nothing },
  reject: { aspect: 'outcome', parameters: z.strictObject({ code: isoReason }) },
  return_later: {
    aspect: 'outcome',
    parameters: z.strictObject({
      code: isoReason,
      afterMs: milliseconds,
      /** The whole where absent. */ amountMinor: z.int().positive().optional(),
    }),
  },
} as const satisfies Catalogue

import { z } from 'zod'
import { type Catalogue, nothing } from '../control/common-scenarios.ts'

export const docusignScenarios = {
  short_token: { aspect: 'answer', parameters: z.strictObject({ remainingSeconds: z.int().min(1) }) },
  consent_required: { aspect: 'answer', parameters: nothing },
  anchor_missing: { aspect: 'answer', parameters: nothing },
  /** The vendor's own limits, each by its code; until 2026 they came as 400. */
  limit_exceeded: {
    aspect: 'answer',
    parameters: z.strictObject({
      limit: z.enum(['hourly', 'burst', 'polling']),
      status: z.union([z.literal(400), z.literal(429)]).default(429),
      resetsInSeconds: z.int().positive().default(1800),
    }),
  },
  /** Signed in the very moment in which we take it back. */
  signed_before_void: { aspect: 'outcome', parameters: nothing },
} as const satisfies Catalogue

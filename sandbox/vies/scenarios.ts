import { z } from 'zod'
import type { Catalogue } from '../control/common-scenarios.ts'

export const viesScenarios = {
  /** Answers with HTTP 200 that say that there is no answer. */
  error_with_200: {
    aspect: 'answer',
    parameters: z.strictObject({
      error: z.enum([
        'INVALID_INPUT',
        'INVALID_REQUESTER_INFO',
        'SERVICE_UNAVAILABLE',
        'MS_UNAVAILABLE',
        'TIMEOUT',
        'VAT_BLOCKED',
        'IP_BLOCKED',
        'GLOBAL_MAX_CONCURRENT_REQ',
        'MS_MAX_CONCURRENT_REQ',
      ]),
    }),
  },
} as const satisfies Catalogue

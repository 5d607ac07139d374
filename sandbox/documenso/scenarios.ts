import { z } from 'zod'
import { type Catalogue, milliseconds, nothing } from '../control/common-scenarios.ts'

export const documensoScenarios = {
  /** The documents of the month are used up. */
  plan_used_up: { aspect: 'answer', parameters: nothing },
  /** The signed file is made later than the signature. */
  seal_later: { aspect: 'outcome', parameters: z.strictObject({ afterMs: milliseconds }) },
  /** Signed in the very moment in which we take it back. */
  signed_before_void: { aspect: 'outcome', parameters: nothing },
} as const satisfies Catalogue

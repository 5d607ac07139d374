import { z } from 'zod'
import { type Catalogue, milliseconds, nothing } from '../control/common-scenarios.ts'

export const dropboxSignScenarios = {
  /** The search learns of a request some time after it was made. */
  search_later: { aspect: 'answer', parameters: nothing },
  /** The file is still being made. */
  file_later: { aspect: 'answer', parameters: nothing },
  /** Taken at once, carried out later. */
  cancel_later: { aspect: 'outcome', parameters: z.strictObject({ afterMs: milliseconds }) },
  /** Signed in the very moment in which we take it back. */
  signed_before_void: { aspect: 'outcome', parameters: nothing },
} as const satisfies Catalogue

import { z } from 'zod'
import { type Catalogue, milliseconds, nothing } from '../control/common-scenarios.ts'

const reason = z.string().regex(/^[A-Z0-9]{3,4}$/)

/** A bank that is reached by files has no line to fail on: what goes wrong with it is what it leaves, and when. */
export const bankScenarios = {
  /** Takes nothing away and leaves nothing. */
  closed: { aspect: 'transport', parameters: nothing },
  stay_pending: { aspect: 'outcome', parameters: nothing },
  reject: { aspect: 'outcome', parameters: z.strictObject({ code: reason }) },
  return_later: {
    aspect: 'outcome',
    parameters: z.strictObject({
      code: reason,
      afterMs: milliseconds,
      /** The whole where absent. */ amountMinor: z.int().positive().optional(),
    }),
  },
  /** No status report and no notice of the debit: only the statement shows it. */
  statement_only: { aspect: 'outcome', parameters: nothing },
  report_duplicated: { aspect: 'answer', parameters: nothing },
  /** Left after the next one. */
  report_reordered: { aspect: 'answer', parameters: nothing },
  report_lost: { aspect: 'answer', parameters: nothing },
  report_cut_off: { aspect: 'answer', parameters: nothing },
  /** A code that its own documentation does not have. */
  report_drifted: { aspect: 'answer', parameters: nothing },
} as const satisfies Catalogue

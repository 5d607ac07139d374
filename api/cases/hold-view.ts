import { z } from 'zod'
import { holdEndings, holdKinds } from '#domain/case/hold.ts'
import { orderReasonForStaff } from '#domain/texts/order-reasons.ts'
import type { CaseHold } from '#db/cases/holds-of-case.ts'

/** One hold, for the desk only: who placed it, when and why in their own words, and who lifted it. */
export const holdView = z
  .object({
    id: z.string(),
    kind: z.enum(holdKinds),
    since: z.iso.datetime(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    /** The case in which compliance confirmed what the hold is for. */
    confirmedIn: z.object({ caseId: z.string(), reference: z.string() }).nullable(),
    /** Null while it stands. */
    ended: z
      .object({
        how: z.enum(holdEndings),
        at: z.iso.datetime(),
        by: z.string().nullable(),
        confirmedBy: z.string().nullable(),
        reason: z.string().nullable(),
        note: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Hold' })

export function toHoldView({ id, kind, placedAt, placedBy, reasonCode, note, confirmedIn, ended }: CaseHold): z.input<typeof holdView> {
  return {
    id,
    kind,
    since: placedAt.toISOString(),
    by: placedBy,
    reason: reasonInWords(reasonCode),
    note,
    confirmedIn,
    ended: ended && {
      how: ended.how,
      at: ended.at.toISOString(),
      by: ended.by,
      confirmedBy: ended.confirmedBy,
      reason: reasonInWords(ended.reasonCode),
      note: ended.note,
    },
  }
}

function reasonInWords(code: string | null): string | null {
  return code === null ? null : orderReasonForStaff(code)
}

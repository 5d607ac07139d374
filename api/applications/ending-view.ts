import { z } from 'zod'
import type { CaseFacts } from '#domain/case/case-facts.ts'
import { declineReasonsForApplicant, restsOnBureau } from '#domain/texts/decline-reasons.ts'
import type { Locale } from '#domain/texts/locale.ts'
import { findNotice } from '#db/documents/find-notice.ts'
import type { Db } from '#db/connect.ts'

export const endingView = z.object({
  status: z.enum(['declined', 'withdrawn', 'cancelled', 'expired']),
  /** Of a decline, in plain words, the strongest first. */
  reasons: z.array(z.string()),
  /** What a credit bureau reported was decisive; the letter names the bureau. */
  restsOnBureau: z.boolean(),
  /** There is a letter about the decision. */
  hasLetter: z.boolean(),
})

export async function toEndingView(
  db: Db,
  loan: { id: string; facts: CaseFacts | null },
  locale: Locale,
): Promise<z.input<typeof endingView> | null> {
  const ending = loan.facts?.ending
  if (!ending || ending.status === 'completed') return null
  const isDecline = ending.status === 'declined'
  return {
    status: ending.status,
    reasons: isDecline ? declineReasonsForApplicant(ending.reasons, locale) : [],
    restsOnBureau: isDecline && restsOnBureau(ending.reasons),
    hasLetter: (await findNotice(db, loan.id)) !== undefined,
  }
}

import { decideScreening, type ScreeningDecision } from '#db/screenings/decide-screening.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps } from '../activity-deps.ts'

const decisions: readonly ScreeningDecision[] = ['clear', 'acknowledge', 'confirm']

/** Keeps what compliance decided about the hits. A result that was entered by hand has no hits to decide about. */
export async function recordScreeningDecision(
  { store }: ActivityDeps,
  input: { caseId: string; screeningId: string | null; decision: string; reasons: readonly string[] },
): Promise<void> {
  const decision = decisions.find((one) => one === input.decision)
  if (decision === undefined) throw new AppError('DECISION_UNKNOWN', { decision: input.decision })
  if (input.screeningId === null) return
  await decideScreening(store, input.screeningId, { decision, reasons: input.reasons })
}

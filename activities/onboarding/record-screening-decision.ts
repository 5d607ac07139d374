import { decideScreening, type ScreeningDecision } from '#db/screenings/decide-screening.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { holdListedCustomer } from './hold-listed-customer.ts'

const decisions: readonly ScreeningDecision[] = ['clear', 'acknowledge', 'confirm']

/**
 * Keeps what compliance decided about the hits. A result that was entered by hand has no hits to decide about. A confirmed hit holds the
 * other open cases of the person, whichever process it was found in.
 */
export async function recordScreeningDecision(
  deps: ActivityDeps,
  input: { caseId: string; screeningId: string | null; decision: string; reasons: readonly string[] },
  running: Running,
): Promise<void> {
  const decision = decisions.find((one) => one === input.decision)
  if (decision === undefined) throw new AppError('DECISION_UNKNOWN', { decision: input.decision })
  if (input.screeningId === null) return
  await decideScreening(deps.store, input.screeningId, { decision, reasons: input.reasons })
  if (decision === 'confirm') await holdListedCustomer(deps, input, running)
}

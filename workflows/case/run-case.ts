import { allHandlersFinished, CancellationScope, condition, isCancellation, setHandler } from '@temporalio/workflow'
import type { CaseBriefing } from '#domain/case/case-briefing.ts'
import type { EndingStatus } from '#domain/case/case-status.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { CaseFile, type CarriedCase } from './case-file.ts'
import { CaseEnded, followParentEnding } from './end-case.ts'
import { handleOrders } from './handle-orders.ts'
import { followParentHolds } from './hold.ts'
import { keepLastHistory, keepPreviousHistory } from './keep-history.ts'
import { factReported } from './messages.ts'
import { startProjector, type Projector } from './projector.ts'
import { watchOpenProposals } from './proposals.ts'
import { undo } from './undo.ts'

export type CaseInput = { briefing: CaseBriefing; carried?: CarriedCase }

/** How a case ended, and for a completed one what it brought. */
export type CaseOutcome<Value> =
  | { status: 'completed'; value: Value }
  | { status: Exclude<EndingStatus, 'completed'>; reasons: readonly string[] }

/**
 * Runs the script of a process as a case: with its orders, facts, holds, record and, where it ends early, its compensation. The script
 * reads as prose and knows none of this.
 */
export async function runCase<Value>(
  process: ProcessName,
  input: CaseInput,
  script: (file: CaseFile, projector: Projector) => Promise<Value>,
): Promise<CaseOutcome<Value>> {
  const scope = new CancellationScope()
  const file = new CaseFile(process, { ...input, script: scope })
  const projector = startProjector(file)
  setHandler(factReported, (fact) => file.receiveFact(fact))
  followParentHolds(file)
  followParentEnding(file)
  handleOrders(file, projector)
  file.record(input.carried ? 'run_continued' : 'case_opened')
  watchOpenProposals(file)
  if (input.carried) file.archived = keepPreviousHistory(file, input.carried.previousRunId)

  const outcome = await runScript(file, () => scope.run(() => script(file, projector)))
  if (outcome.status !== 'completed') await undo(file)
  await projector.flushed()
  await file.archived
  await keepLastHistory(file)
  await condition(allHandlersFinished)
  return outcome
}

async function runScript<Value>(file: CaseFile, script: () => Promise<Value>): Promise<CaseOutcome<Value>> {
  try {
    const value = await script()
    if (!file.facts.ending) file.end({ status: 'completed', reasons: [], by: 'system' })
    return { status: 'completed', value }
  } catch (error) {
    if (!(error instanceof CaseEnded) && !isCancellation(error)) throw error
    // Cancelled by an engineer through the engine itself: still an ending with compensation.
    if (!file.facts.ending) file.end({ status: 'cancelled', reasons: ['engine'], by: 'system' })
    const { status, reasons } = file.facts.ending!
    return { status: status as Exclude<EndingStatus, 'completed'>, reasons }
  }
}

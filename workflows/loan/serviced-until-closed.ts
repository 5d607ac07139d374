import { condition, continueAsNew, workflowInfo, allHandlersFinished } from '@temporalio/workflow'
import type { CaseFile } from '../case/case-file.ts'
import type { Projector } from '../case/projector.ts'
import { payoutReturned } from './payout-returned.ts'
import type { loan } from './loan.ts'

/**
 * The years in which the loan is repaid. The dates are the close of business's; the case sleeps and wakes for what happens to it. It
 * continues as a new run once a contract year, and whenever the server suggests it.
 */
export async function servicedUntilClosed(
  file: CaseFile,
  projector: Projector,
  contract: { contractId: string },
): Promise<{ contractId: string }> {
  if (file.step('servicing').state === 'pending') file.moveStep('servicing', 'step_waiting', { state: 'waiting', waitsFor: 'outside' })
  const yearMs = file.briefing.product.durations.contractYearSeconds * 1000
  const runEndsAt = Date.now() + yearMs
  for (;;) {
    const somethingHappened = () => file.hasFact('payoutReturned') || file.hasFact('closed') || workflowInfo().continueAsNewSuggested
    await condition(somethingHappened, Math.max(1, runEndsAt - Date.now()))
    if (file.takeFact('payoutReturned')) await payoutReturned(file, contract)
    else if (file.takeFact('closed')) break
    else await continueInNewRun(file, projector, contract)
  }
  file.moveStep('servicing', 'step_done', { state: 'done' })
  return contract
}

/** Everything under way comes to rest first, then the state moves on whole. */
async function continueInNewRun(file: CaseFile, projector: Projector, contract: { contractId: string }): Promise<never> {
  await projector.flushed()
  await file.archived
  await condition(allHandlersFinished)
  return continueAsNew<typeof loan>({ briefing: file.briefing, carried: file.carry(workflowInfo().runId), servicing: contract })
}

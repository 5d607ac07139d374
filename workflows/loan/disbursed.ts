import { condition } from '@temporalio/workflow'
import type { PayoutOutcome } from '#activities/loan/payout-outcome.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { judgePartlyReturned } from './judge-partly-returned.ts'
import type { SignedContract } from './signed-contract.ts'

/**
 * Pays the money out under an id fixed before the first attempt, and waits for the bank to say that it arrived: by webhook, or by asking.
 * From the first attempt on the case can no longer be cancelled, only repaired.
 */
export async function disbursed(file: CaseFile, contract: SignedContract, after: { returned?: { code: string } } = {}): Promise<void> {
  file.facts.pastCancellation = true
  await callStep<PayoutOutcome>(file, 'disbursement', {
    attempt: async ({ call, provider, attempt }) => {
      const ordered = await call.orderPayout({ caseId: file.caseId, contractId: contract.contractId, attempt, provider })
      return ordered.status === 'pending'
        ? settled(file, () => call.findPayout({ caseId: file.caseId, contractId: contract.contractId }))
        : ordered
    },
    judge: (outcome) => {
      if (outcome.status === 'rejected') return { park: 'PAYOUT_REJECTED', facts: { bankReason: outcome.code } }
      if (outcome.status === 'returned') return { park: 'PAYOUT_RETURNED', facts: { bankReason: outcome.code } }
      if (outcome.status === 'partly_returned') return judgePartlyReturned(outcome)
      return outcome.status === 'pending' ? { park: 'PAYOUT_OVERDUE', facts: {} } : undefined
    },
    summary: (outcome) => ({ ...outcome }),
    // What came back is sent again only when a person has seen why.
    ...(after.returned && { startsParked: { code: 'PAYOUT_RETURNED', facts: { bankReason: after.returned.code } } }),
  })
}

/** A webhook only wakes us: what counts is what the bank answers when asked. The slow poll covers the webhook that never came. */
async function settled(file: CaseFile, ask: () => Promise<PayoutOutcome>): Promise<PayoutOutcome> {
  file.moveStep('disbursement', 'step_waiting', { state: 'waiting', waitsFor: 'outside' })
  const { payoutOverdueSeconds } = file.briefing.product.durations
  const giveUpAt = Date.now() + payoutOverdueSeconds * 1000
  for (let pauseMs = 15_000; ; pauseMs = Math.min(pauseMs * 2, 15 * 60_000)) {
    const leftMs = giveUpAt - Date.now()
    await condition(() => file.hasFact('payout'), Math.max(1, Math.min(pauseMs, leftMs)))
    file.dropFacts('payout')
    const outcome = await ask()
    if (outcome.status !== 'pending' || leftMs <= 0) return outcome
  }
}

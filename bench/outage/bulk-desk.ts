import { randomUUID } from 'node:crypto'
import { Context } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import type { Activities } from '#activities/create-activities.ts'
import type { CaseProjection } from '#db/cases/project-case.ts'
import type { BulkRetryState, RetryOutcome } from '#domain/outside/bulk-retry.ts'
import { caseWorkflowId, orderUpdates } from '#workflows/case/messages.ts'
import { bulkRetryWorkflowId } from '#workflows/bulk-retry/messages.ts'

/** `orderId` is the same however often the retry is given: the case takes it once. */
type Parked = { caseId: string; step: string; orderId: string; outcome: RetryOutcome }
export type BulkRun = { provider: string; state: BulkRetryState; steps: Parked[] }

export type BulkDesk = {
  /** Steps that are parked by this provider's failure now. */
  parkedBy(provider: string): Parked[]
  /** Lets the process retry them all, and waits for its end. */
  retry(provider: string): Promise<BulkRun>
  /** What the process needs of the record, on the projections of this run. */
  change(activities: Activities): Activities
}

type Engine = { client: () => Client; taskQueue: () => string; record: () => ReadonlyMap<string, CaseProjection>; pauseMs: number }

/** Operations with the bulk retry: the process and the orders are real, the record is in memory. */
export function createBulkDesk(engine: Engine): BulkDesk {
  const runs = new Map<string, BulkRun>()
  const parkedBy = (provider: string): Parked[] =>
    [...engine.record()].flatMap(([caseId, { facts }]) =>
      Object.entries(facts.steps)
        .filter(([, { attention }]) => attention?.cause === 'retries_spent' && attention.facts['provider'] === provider)
        .map(([step]) => ({ caseId, step, orderId: randomUUID(), outcome: 'waiting' as const })),
    )
  return {
    parkedBy,
    async retry(provider) {
      const bulkRetryId = randomUUID()
      const run: BulkRun = { provider, state: 'running', steps: parkedBy(provider) }
      runs.set(bulkRetryId, run)
      await engine.client().workflow.execute('bulkRetry', {
        workflowId: bulkRetryWorkflowId(bulkRetryId),
        taskQueue: engine.taskQueue(),
        args: [{ bulkRetryId, pauseMs: engine.pauseMs }],
      })
      return run
    },
    change: (activities) => ({
      ...activities,
      async nextStepsToRetry({ bulkRetryId, atMost }) {
        const waiting = runs.get(bulkRetryId)!.steps.flatMap(({ outcome }, position) => (outcome === 'waiting' ? [position] : []))
        return { positions: waiting.slice(0, atMost), isStopped: false }
      },
      async retryParkedStep({ bulkRetryId, position }) {
        const parked = runs.get(bulkRetryId)!.steps[position]!
        const { orderId } = parked
        const { process } = engine.record().get(parked.caseId)!.facts
        const order = {
          orderId,
          actor: { kind: 'staff', personId: 'otavio', accountId: 'account-of-otavio', roles: ['operations'] },
          content: { kind: 'retryStep', step: parked.step },
          reasonCode: 'outside_system_back',
        } as const
        const handle = engine.client().workflow.getHandle(caseWorkflowId(process, parked.caseId))
        const result = await alive(() => handle.executeUpdate(orderUpdates.retryStep, { args: [order], updateId: orderId }))
        const isParked = result.outcome === 'carried_out' && result.step?.attention !== undefined
        parked.outcome = isParked ? 'parked_again' : 'went_on'
        return { outcome: parked.outcome, isOutage: isParked }
      },
      async endBulkRetry({ bulkRetryId, state }) {
        const run = runs.get(bulkRetryId)!
        run.state = state
        for (const one of run.steps) if (one.outcome === 'waiting') one.outcome = 'not_tried'
      },
    }),
  }
}

const heartbeatEveryMs = 2000

/** Says that it lives while it waits, as every activity does. */
async function alive<Result>(work: () => Promise<Result>): Promise<Result> {
  const context = Context.current()
  const beat = setInterval(() => context.heartbeat(), heartbeatEveryMs)
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}

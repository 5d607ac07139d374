import { setTimeout as pause } from 'node:timers/promises'
import { getBulkRetry, type BulkRetry } from '#db/bulk-retries/find-bulk-retry.ts'
import { findRetriedStep, settleRetriedStep, type RetriedStep } from '#db/bulk-retries/retried-steps.ts'
import { findCase, type CaseRow } from '#db/cases/find-case.ts'
import { findOrder, recordOrder, recordRefusal } from '#db/cases/staff-actions.ts'
import { AppError, errorCodes, type ErrorCode } from '#domain/errors.ts'
import type { TriedStep } from '#domain/outside/retry-pace.ts'
import type { RetryOutcome } from '#domain/outside/bulk-retry.ts'
import { isHeld } from '#domain/case/hold.ts'
import type { Order } from '#domain/case/order.ts'
import type { OrderResult } from '#workflows/case/messages.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { describeBug } from '../to-failure.ts'

type Retried = { outcome: RetryOutcome; errorCode?: string }

/** How long one question about an order takes; it is asked again until the order has its outcome, or somebody stops the run. */
const patienceMs = 3_000
/** A bug does not go away by being tried; our own database being away for a moment looks like one. */
const triesOfABug = 5
const looksAtMost = 5
const betweenLooksMs = 300

/**
 * Orders the case to retry the step, in the name of whoever asked for the run, and writes down what came of it. The order is the same however
 * often this is tried, so the step is retried once. A step that is no longer parked as it was is left alone. A case that meets a bug of ours
 * is given up after a few tries, so that the run comes to an end. Once somebody stops the run, nothing is ordered and nothing is waited for.
 */
export async function retryParkedStep(
  deps: ActivityDeps,
  { bulkRetryId, position }: { bulkRetryId: string; position: number },
  running: Running,
): Promise<TriedStep> {
  const { db } = deps.store
  const [run, step] = await Promise.all([getBulkRetry(db, bulkRetryId), findRetriedStep(db, bulkRetryId, position)])
  if (step.outcome !== 'waiting') return toTried({ outcome: step.outcome, ...(step.errorCode !== null && { errorCode: step.errorCode }) })
  const retried = await retryOnce(deps, { run, step }, running).catch((error: unknown) => giveUp(deps, { error, step, running }))
  await settleRetriedStep(db, { bulkRetryId, position }, retried)
  return toTried(retried)
}

function toTried({ outcome, errorCode }: Retried): TriedStep {
  const isOutage =
    outcome === 'parked_again' &&
    errorCode !== undefined &&
    (errorCode === 'STEP_TIMED_OUT' || (Object.hasOwn(errorCodes, errorCode) && errorCodes[errorCode as ErrorCode].kind === 'unavailable'))
  return { outcome, isOutage }
}

/** Throws what a further try may heal. */
function giveUp({ log }: ActivityDeps, { error, step, running }: { error: unknown; step: RetriedStep; running: Running }): Retried {
  const isTriedAgain = error instanceof AppError ? error.kind === 'unavailable' : running.tries < triesOfABug
  if (running.signal.aborted || isTriedAgain) throw error
  if (error instanceof AppError) return { outcome: 'refused', errorCode: error.code }
  log.error({ caseId: step.caseId, step: step.step, tries: running.tries, error: describeBug(error) }, 'retry given up')
  return { outcome: 'our_fault' }
}

type Asked = { run: BulkRetry; step: RetriedStep }

async function retryOnce(deps: ActivityDeps, asked: Asked, running: Running): Promise<Retried> {
  const { store } = deps
  const { step, run } = asked
  if (run.stopAskedAt !== null) return { outcome: 'not_tried' }
  // An earlier try of this may have given it, and the step may be under way by it.
  const mayBeGiven = (await findOrder(store.db, step.orderId)) !== undefined
  for (let looks = 1; ; looks += 1) {
    const caseRow = await findCase(store.db, step.caseId)
    if (!(mayBeGiven && looks === 1) && !isParkedAsItWas(caseRow, step)) {
      await recordRefusal(store, step.orderId, 'STALE_ORDER')
      return { outcome: 'overtaken' }
    }
    const order = toOrder(asked, caseRow)
    await recordOrder(store, caseRow, { order, sessionId: asked.run.sessionId, requestId: `bulk-retry:${asked.run.id}` })
    try {
      return await outcomeOf(deps, { step, runId: run.id, workflowId: caseRow.workflowId, order }, running)
    } catch (error) {
      // An engine that does not answer has refused nothing: this is tried again.
      if (!(error instanceof AppError) || error.kind === 'unavailable') throw error
      // The record is a moment behind the process: whoever is told that something has changed looks again.
      if (error.code === 'STALE_ORDER' && looks < looksAtMost) {
        await pause(betweenLooksMs, undefined, { signal: running.signal })
        continue
      }
      await recordRefusal(store, step.orderId, error.code)
      return { outcome: 'refused', errorCode: error.code }
    }
  }
}

function isParkedAsItWas({ facts }: CaseRow, { step, parkedSince }: RetriedStep): boolean {
  return facts !== null && !isHeld(facts) && facts.steps[step]?.attention?.since === parkedSince
}

function toOrder({ run, step }: Asked, caseRow: CaseRow): Order {
  const { personId, accountId, roles, reasonCode } = run
  return {
    orderId: step.orderId,
    actor: { kind: 'staff', personId, accountId, roles },
    content: { kind: 'retryStep', step: step.step },
    reasonCode,
    expectedVersion: caseRow.version,
  }
}

type Given = { step: RetriedStep; runId: string; workflowId: string; order: Order }

/** Waits for the outcome of the new attempt. A step that is under way and waits for somebody, as a pay-out does for the bank, has gone on. */
async function outcomeOf(deps: ActivityDeps, { step, runId, workflowId, order }: Given, { signal }: Running): Promise<Retried> {
  for (;;) {
    const result = await deps.giveOrder(workflowId, order, patienceMs)
    if (result) return fromResult(result)
    signal.throwIfAborted()
    const { facts } = await findCase(deps.store.db, step.caseId)
    if (facts?.steps[step.step]?.state === 'waiting') return { outcome: 'went_on' }
    // Held since: the retry waits for compliance, and nobody waits for it.
    if (facts && isHeld(facts)) return { outcome: 'overtaken' }
    const { stopAskedAt } = await getBulkRetry(deps.store.db, runId)
    if (stopAskedAt !== null) return { outcome: 'left_under_way' }
  }
}

function fromResult(result: OrderResult): Retried {
  if (result.outcome !== 'carried_out') throw new Error('A retry takes no second person')
  const attention = result.step?.attention
  return attention ? { outcome: 'parked_again', errorCode: attention.code } : { outcome: 'went_on' }
}

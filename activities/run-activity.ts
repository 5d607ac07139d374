import { CancelledFailure, Context } from '@temporalio/activity'
import { AppError } from '#domain/errors.ts'
import { callingFor } from '#integrations/http/call-context.ts'
import type { ActivityDeps, ActivityLog, Running } from './activity-deps.ts'
import { answers, describeBug, toFailure } from './to-failure.ts'

/** What every activity is: all that it may touch, its input (references only), and the run it happens in. */
export type Activity<Input, Result> = (deps: ActivityDeps, input: Input, running: Running) => Promise<Result>

/** What the log and the record of calls may say of an input. `step` and `attempt` come with every call of a step. */
export type References = (
  | { caseId: string }
  | { codeId: string }
  | { businessDate: string }
  | { process: string }
  | { bulkRetryId: string }
) & {
  step?: string
  attempt?: number
}

/** A step's call is given up after ten seconds without a sign of life. */
const heartbeatEveryMs = 3_000

/**
 * The one way in which activities are run: alive while working, stopped when nobody waits any more, failures in the words of the engine, and
 * a line in the log that names the case and nobody.
 */
export function runActivity<Input extends References, Result>(
  deps: ActivityDeps,
  name: string,
  activity: Activity<Input, Result>,
): (input: Input) => Promise<Result> {
  return async (input) => {
    const context = Context.current()
    const startedAt = performance.now()
    const facts = { activity: name, ...namedBy(input) }
    const madeFor = {
      ...('caseId' in input && { caseId: input.caseId }),
      ...(input.step !== undefined && { step: input.step }),
      ...(input.attempt !== undefined && { attempt: input.attempt }),
    }
    const alive = setInterval(() => context.heartbeat(), heartbeatEveryMs)
    deps.log.info(facts, 'activity started')
    try {
      const result = await callingFor(madeFor, () =>
        activity(deps, input, { signal: context.cancellationSignal, tries: context.info.attempt }),
      )
      deps.log.info({ ...facts, durationMs: elapsedMs(startedAt) }, 'activity done')
      return result
    } catch (error) {
      logFailure(deps.log, { ...facts, durationMs: elapsedMs(startedAt) }, error, context.cancellationSignal.aborted)
      throw toFailure(error)
    } finally {
      clearInterval(alive)
    }
  }
}

function namedBy(input: References): Readonly<Record<string, string>> {
  if ('caseId' in input) return { caseId: input.caseId }
  if ('codeId' in input) return { codeId: input.codeId }
  if ('bulkRetryId' in input) return { bulkRetryId: input.bulkRetryId }
  return 'businessDate' in input ? { businessDate: input.businessDate } : { process: input.process }
}

function logFailure(log: ActivityLog, facts: Readonly<Record<string, unknown>>, error: unknown, isCancelled: boolean): void {
  if (isCancelled || error instanceof CancelledFailure) return log.info(facts, 'activity cancelled')
  if (error instanceof AppError) return log[answers[error.kind].level]({ ...facts, code: error.code, ...error.details }, 'activity refused')
  log.error({ ...facts, error: describeBug(error) }, 'activity failed')
}

function elapsedMs(since: number): number {
  return Math.round(performance.now() - since)
}

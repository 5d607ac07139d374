import {
  isGrpcDeadlineError,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client'
import type { CaseBriefing } from '#domain/case/case-briefing.ts'
import type { Order } from '#domain/case/order.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { AppError, errorCodes, type ErrorCode, type ErrorDetails } from '#domain/errors.ts'
import { caseTaskQueue, caseWorkflowId, factReported, orderUpdates, type CaseFact, type OrderResult } from '#workflows/case/messages.ts'
import { betweenRoundsMs, bulkRetryWorkflowId } from '#workflows/bulk-retry/messages.ts'
import { codeWorkflowId } from '#workflows/one-time-code/messages.ts'

/** What the API asks of the processes. */
export type ProcessEngine = {
  /** Carries an order out and answers with its outcome, or with `undefined` where that takes longer than `patienceMs`: it goes on regardless. */
  giveOrder(workflowId: string, order: Order, patienceMs: number): Promise<OrderResult | undefined>
  startCase(process: ProcessName, briefing: CaseBriefing): Promise<void>
  sendCode(codeId: string): Promise<void>
  startBulkRetry(bulkRetryId: string): Promise<void>
  /** Throws `NO_LONGER_RUNNING` for a case that has ended. */
  reportFact(workflowId: string, fact: CaseFact): Promise<void>
  isReachable(): Promise<boolean>
}

export function createProcessEngine(client: Client): ProcessEngine {
  return {
    giveOrder: (workflowId, order, patienceMs) => translated(() => giveOrder(client, workflowId, order, patienceMs)),
    startCase: (process, briefing) =>
      translated(() => startOnce(client, process, caseWorkflowId(process, briefing.caseId), [{ briefing }])),
    sendCode: (codeId) => translated(() => startOnce(client, 'oneTimeCode', codeWorkflowId(codeId), [{ codeId }])),
    startBulkRetry: (bulkRetryId) =>
      translated(() => startOnce(client, 'bulkRetry', bulkRetryWorkflowId(bulkRetryId), [{ bulkRetryId, pauseMs: betweenRoundsMs }])),
    reportFact: (workflowId, fact) => translated(() => client.workflow.getHandle(workflowId).signal(factReported, fact)),
    isReachable: async () => {
      try {
        await client.withDeadline(Date.now() + 2000, () => client.connection.workflowService.getSystemInfo({}))
        return true
      } catch {
        return false
      }
    },
  }
}

async function giveOrder(client: Client, workflowId: string, order: Order, patienceMs: number): Promise<OrderResult | undefined> {
  try {
    return await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(workflowId).executeUpdate(orderUpdates[order.content.kind], { args: [order], updateId: order.orderId }),
    )
  } catch (error) {
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) return undefined
    throw error
  }
}

/** Starting what has started is a success: the outbox delivers at least once. */
async function startOnce(client: Client, workflow: string, workflowId: string, args: unknown[]): Promise<void> {
  try {
    await client.workflow.start(workflow, { workflowId, taskQueue: caseTaskQueue, args, workflowIdReusePolicy: 'REJECT_DUPLICATE' })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}

async function translated<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw toAppError(error)
  }
}

/** A refusal by the process carries our own code; an engine that does not answer is unavailable, and nothing was lost. */
function toAppError(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError) {
    const { type, details } = error.cause as { type?: string; details?: [ErrorDetails?] }
    if (type !== undefined && Object.hasOwn(errorCodes, type)) return new AppError(type as ErrorCode, details?.[0] ?? {})
    return new AppError('NO_LONGER_RUNNING', {}, { cause: error })
  }
  if (error instanceof WorkflowNotFoundError) return new AppError('NO_LONGER_RUNNING', {}, { cause: error })
  if (isGrpcServiceError(error)) return new AppError('PROCESS_UNREACHABLE', {}, { cause: error })
  return error
}

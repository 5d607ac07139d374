import { isGrpcServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { historyText, parseHistory } from '#domain/audit/run-history.ts'
import { AppError } from '#domain/errors.ts'

/** The runs of the processes, as far as the engine remembers them. */
export type HistoryReader = {
  /** The newest run of a workflow, or undefined where the engine knows none (any more). */
  latestRunId(workflowId: string): Promise<string | undefined>
  /** The whole history of one run as text, or undefined where the engine has forgotten it. */
  read(workflowId: string, runId: string): Promise<string | undefined>
}

const grpcNotFound = 5

export function createHistoryReader(client: Client): HistoryReader {
  return {
    latestRunId: (workflowId) => unlessForgotten(async () => (await client.workflow.getHandle(workflowId).describe()).runId),
    read: (workflowId, runId) =>
      unlessForgotten(async () => {
        const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
        return historyText(parseHistory(historyToJSON(history)))
      }),
  }
}

async function unlessForgotten<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    // Fetching a history says so in the raw words of the protocol.
    if (isGrpcServiceError(error)) {
      const status: number = error.code
      if (status === grpcNotFound) return undefined
      throw new AppError('PROCESS_UNREACHABLE', {}, { cause: error })
    }
    throw error
  }
}

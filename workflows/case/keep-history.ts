import {
  CancellationScope,
  ChildWorkflowCancellationType,
  ParentClosePolicy,
  proxyActivities,
  startChild,
  workflowInfo,
} from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import { keptHistory } from '../kept-history/kept-history.ts'
import { keptHistoryWorkflowId } from '../kept-history/messages.ts'
import type { CaseFile } from './case-file.ts'

const { archiveRun } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  summary: 'keep the history of the run before this one',
})

/** At the start of a continued run: the history of the one before goes into the record while the case goes on. */
export async function keepPreviousHistory(file: CaseFile, previousRunId: string): Promise<void> {
  await CancellationScope.nonCancellable(() =>
    archiveRun({ caseId: file.caseId, workflowId: workflowInfo().workflowId, runId: previousRunId }),
  )
}

/** At the end of a case: its last run is handed to a process that outlives it. */
export async function keepLastHistory(file: CaseFile): Promise<void> {
  const { workflowId, runId } = workflowInfo()
  await CancellationScope.nonCancellable(() =>
    startChild(keptHistory, {
      workflowId: keptHistoryWorkflowId(runId),
      args: [{ caseId: file.caseId, workflowId, runId }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      cancellationType: ChildWorkflowCancellationType.ABANDON,
    }),
  )
}

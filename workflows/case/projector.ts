import { CancellationScope, condition, proxyActivities, upsertSearchAttributes } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import { caseStatus, type CaseStatus } from '#domain/case/case-status.ts'
import { caseProcessKey, caseStatusKey } from './search-keys.ts'
import type { CaseFile } from './case-file.ts'

/** Brings every change of a case into the record, in order, for as long as the workflow runs. */
export type Projector = { flushed(): Promise<void> }

// The record is our own database: it is retried until it is back, and no step moves on in the record before it is.
const { projectCase } = proxyActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
  summary: 'bring the case into the record',
})

export function startProjector(file: CaseFile): Projector {
  // A cancelled script must still be recorded, so this loop stands outside of its scope; it ends with the workflow.
  void CancellationScope.nonCancellable(() => projectForever(file))
  return {
    flushed: () => CancellationScope.nonCancellable(() => condition(() => isFlushed(file))),
  }
}

async function projectForever(file: CaseFile): Promise<never> {
  let shown: CaseStatus | undefined
  for (;;) {
    await condition(() => !isFlushed(file))
    const version = file.facts.version
    const status = caseStatus(file.facts)
    if (status !== shown) showStatus(file, status)
    shown = status
    const events = file.unrecorded.splice(0)
    const answers = file.unrecordedAnswers.splice(0)
    await projectCase({
      caseId: file.caseId,
      rootCaseId: file.briefing.rootCaseId,
      status,
      facts: structuredCopy(file.facts),
      events,
      answers,
    })
    file.recordedVersion = version
  }
}

/** For engineers in the engine's own tools; a history event for each change of status, not for each step. */
function showStatus(file: CaseFile, status: CaseStatus): void {
  upsertSearchAttributes([
    { key: caseProcessKey, value: file.facts.process },
    { key: caseStatusKey, value: status },
  ])
}

function isFlushed(file: CaseFile): boolean {
  return file.recordedVersion === file.facts.version && file.unrecordedAnswers.length === 0
}

/** The facts go on changing while the activity is scheduled. */
function structuredCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

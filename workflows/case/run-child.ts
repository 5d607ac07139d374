import { CancellationScope, ChildWorkflowCancellationType, ParentClosePolicy, startChild } from '@temporalio/workflow'
import type { StepSummary } from '#domain/case/case-facts.ts'
import { isHeld } from '#domain/case/hold.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import type { CaseFile } from './case-file.ts'
import { endHere } from './end-case.ts'
import { untilReleased } from './hold.ts'
import { caseWorkflowId, parentEnded, parentHeld } from './messages.ts'
import type { CaseInput, CaseOutcome } from './run-case.ts'

export type ChildCase<Value> = {
  process: ProcessName
  workflow: (input: CaseInput) => Promise<CaseOutcome<Value>>
  summary: (value: Value) => StepSummary
}

/**
 * A step that is a case of its own. It shares the fate of this one (holds and endings are passed on to it), and where it ends without a
 * result, this case ends the same way.
 */
export async function runChild<Value>(file: CaseFile, name: string, child: ChildCase<Value>): Promise<Value> {
  await untilReleased(file)
  file.moveStep(name, 'step_waiting', { state: 'waiting', waitsFor: 'outside' })
  const outcome = await outcomeOf(file, child)
  if (outcome.status !== 'completed') throw endHere(file, outcome)
  const summary = child.summary(outcome.value)
  file.moveStep(name, 'step_done', { state: 'done', summary }, { facts: summary })
  return outcome.value
}

/** The start is not cancelled half-way: a child that exists is always told what befalls its parent, and closes by itself. */
async function outcomeOf<Value>(file: CaseFile, child: ChildCase<Value>): Promise<CaseOutcome<Value>> {
  const script = CancellationScope.current()
  return CancellationScope.nonCancellable(async () => {
    const started = await startChild(child.workflow, {
      workflowId: caseWorkflowId(child.process, childCaseId(file, child.process)),
      args: [{ briefing: childBriefing(file, child.process) }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      cancellationType: ChildWorkflowCancellationType.ABANDON,
    })
    file.children.add(started)
    if (isHeld(file.facts)) await file.children.tell(parentHeld, file.facts.holds)
    const { ending } = file.facts
    if (ending && ending.status !== 'completed') await file.children.tell(parentEnded, { ...ending, status: ending.status })
    try {
      return (await Promise.race([started.result(), script.cancelRequested])) as CaseOutcome<Value>
    } finally {
      file.children.remove(started)
    }
  })
}

function childBriefing(file: CaseFile, process: ProcessName): CaseInput['briefing'] {
  return { ...file.briefing, caseId: childCaseId(file, process), parentCaseId: file.caseId, version: 0 }
}

function childCaseId(file: CaseFile, process: ProcessName): string {
  const caseId = file.briefing.childCaseIds[process]
  if (caseId === undefined) throw new Error(`The case has no child ${process}`)
  return caseId
}

import { CancellationScope } from '@temporalio/workflow'
import { isFinished } from '#domain/case/step-state.ts'
import { callStep } from './call-step.ts'
import type { CaseFile } from './case-file.ts'

/**
 * Runs what was registered to undo the steps that were done, the last first, each as a step that staff can repair; then strikes out what
 * will no longer happen. A failing compensation parks: it is never swallowed.
 */
export async function undo(file: CaseFile): Promise<void> {
  await CancellationScope.nonCancellable(async () => {
    strikeOutOpenSteps(file)
    for (const compensation of file.compensations.toReversed()) {
      await callStep(file, compensation.step, { attempt: ({ call }) => compensation.run(call), summary: () => ({}) })
    }
  })
}

function strikeOutOpenSteps(file: CaseFile): void {
  for (const [name, step] of Object.entries(file.facts.steps)) {
    if (!isFinished(step.state)) file.moveStep(name, 'step_cancelled', { state: 'cancelled' })
  }
}

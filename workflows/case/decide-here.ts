import type { StepSummary } from '#domain/case/case-facts.ts'
import type { CaseFile } from './case-file.ts'
import { untilReleased } from './hold.ts'

/** A step that a pure rule answers on the spot. */
export async function decideHere(file: CaseFile, name: string, summary: StepSummary): Promise<void> {
  await untilReleased(file)
  file.moveStep(name, 'step_started', { state: 'running' })
  file.moveStep(name, 'step_done', { state: 'done', summary }, { facts: summary })
}

/** A step that this case does not need; the record says so. */
export function notNeeded(file: CaseFile, name: string, because: string): void {
  file.moveStep(name, 'step_not_needed', { state: 'skipped', summary: { because } }, { facts: { because } })
}

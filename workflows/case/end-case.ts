import { setHandler } from '@temporalio/workflow'
import { actorReference, type Actor } from '#domain/case/actor.ts'
import type { Ending } from '#domain/case/case-facts.ts'
import type { CaseFile } from './case-file.ts'
import { parentEnded } from './messages.ts'

/** Thrown through the script of a case whose ending is already set; nothing else catches it. */
export class CaseEnded extends Error {
  override readonly name = 'CaseEnded'
}

type EarlyEnding = Pick<Ending, 'reasons'> & { status: Exclude<Ending['status'], 'completed'> }

/** Ends the case from outside of its script: by an order, or because its parent ended. The script stops where it stands. */
export async function endCase(file: CaseFile, ending: EarlyEnding, actor: Actor): Promise<void> {
  if (file.facts.ending) return
  file.end({ ...ending, by: actorReference(actor) }, actor)
  file.script.cancel()
  file.answerAll()
  await file.children.tell(parentEnded, { ...ending, by: actorReference(actor) })
}

/** Ends the case from inside of its script. */
export function endHere(file: CaseFile, ending: EarlyEnding, by: Actor = { kind: 'system' }): CaseEnded {
  if (!file.facts.ending) file.end({ ...ending, by: actorReference(by) }, by)
  return new CaseEnded()
}

export function followParentEnding(file: CaseFile): void {
  setHandler(parentEnded, async ({ status, reasons }) => endCase(file, { status, reasons }, { kind: 'system' }))
}

import { condition, setHandler } from '@temporalio/workflow'
import { actorReference, type Actor } from '#domain/case/actor.ts'
import type { Hold, HoldKind } from '#domain/case/case-facts.ts'
import { now, type CaseFile } from './case-file.ts'
import { parentHeld } from './messages.ts'

/** Stops the case, and the cases that it started, before their next step. What is due by law stays due. */
export async function holdCase(file: CaseFile, kind: HoldKind, actor: Actor): Promise<void> {
  applyHold(file, { kind, since: now(), by: actorReference(actor) })
  await file.children.tell(parentHeld, file.facts.hold ?? null)
}

export async function releaseCase(file: CaseFile, actor: Actor): Promise<void> {
  applyHold(file, null, actor)
  await file.children.tell(parentHeld, file.facts.hold ?? null)
}

/** Every step begins with this. */
export async function untilReleased(file: CaseFile): Promise<void> {
  if (file.facts.hold) await condition(() => !file.facts.hold)
}

export function followParentHold(file: CaseFile): void {
  setHandler(parentHeld, async (hold) => {
    applyHold(file, hold)
    await file.children.tell(parentHeld, file.facts.hold ?? null)
  })
}

function applyHold(file: CaseFile, hold: Hold | null, actor?: Actor): void {
  if (hold) {
    file.facts.hold = hold
    file.record('case_held', { ...(actor && { actor }), facts: { hold: hold.kind } })
  } else if (file.facts.hold) {
    delete file.facts.hold
    file.record('case_released', { ...(actor && { actor }) })
  }
}

import { condition, setHandler } from '@temporalio/workflow'
import { actorReference, type Actor } from '#domain/case/actor.ts'
import { holdToLift, isHeld, standingHolds, type Hold, type HoldEnding, type SoleHold } from '#domain/case/hold.ts'
import type { Order, OrderContent } from '#domain/case/order.ts'
import { now, type CaseFile } from './case-file.ts'
import { parentHeld } from './messages.ts'

type Ordered = Pick<Order, 'actor' | 'orderId' | 'reasonCode'>

/** Stops the case, and the cases that it started, before their next step, whatever holds them already. What is due by law stays due. */
export async function holdCase(
  file: CaseFile,
  { holdKind, confirmedIn }: Extract<OrderContent, { kind: 'holdCase' }>,
  { actor, orderId, reasonCode }: Ordered,
): Promise<void> {
  const placed = { holdId: orderId, kind: holdKind, reasonCode, since: now(), by: actorReference(actor) }
  place(file, { ...placed, ...(confirmedIn !== undefined && { confirmedIn }) }, actor)
  await file.children.tell(parentHeld, file.facts.holds)
}

/** Lifts this one hold; the case goes on where it was the last. `confirmedBy` is the second person, where it took two. */
export async function liftHold(
  file: CaseFile,
  content: Extract<OrderContent, { kind: 'releaseCase' }>,
  { actor, orderId, reasonCode, confirmedBy }: Ordered & { confirmedBy?: string },
): Promise<void> {
  const hold = holdToLift(file.facts, content)
  if (!hold) throw new Error('An order to lift a hold that does not stand was let through')
  const lifted = { how: 'lifted', at: now(), by: actorReference(actor), orderId, reasonCode } as const
  end(file, hold, { ...lifted, ...(confirmedBy !== undefined && { confirmedBy }) }, actor)
  await file.children.tell(parentHeld, file.facts.holds)
}

/** Every step begins with this. */
export async function untilReleased(file: CaseFile): Promise<void> {
  if (isHeld(file.facts)) await condition(() => !isHeld(file.facts))
}

export function followParentHolds(file: CaseFile): void {
  setHandler(parentHeld, async (told) => {
    if (told === null) liftAll(file)
    else
      for (const hold of Array.isArray(told) ? (told as readonly Hold[]) : [{ holdId: file.briefing.rootCaseId, ...(told as SoleHold) }])
        takeOver(file, hold)
    await file.children.tell(parentHeld, file.facts.holds)
  })
}

/** What ended before this case heard of it never held it. */
function takeOver(file: CaseFile, told: Hold): void {
  const known = file.facts.holds.find(({ holdId, since }) => holdId === told.holdId || isSole(file, { holdId, since }, told))
  if (!known && !told.ending) place(file, told)
  else if (known && !known.ending && told.ending) end(file, known, told.ending)
}

/** The one hold of a parent from before holds had names is known by the id of the root case, and by when it was placed. */
function isSole({ briefing }: CaseFile, mine: Pick<Hold, 'holdId' | 'since'>, told: Hold): boolean {
  return mine.holdId === briefing.rootCaseId && mine.since === told.since
}

/** A parent from before holds had names says only that nothing holds it any more. */
function liftAll(file: CaseFile): void {
  for (const hold of standingHolds(file.facts)) end(file, hold, { how: 'lifted', at: now(), by: actorReference({ kind: 'system' }) })
}

function place(file: CaseFile, hold: Hold, actor?: Actor): void {
  file.facts.holds.push({ ...hold })
  const { holdId, kind, reasonCode, confirmedIn } = hold
  const facts = { hold: kind, holdId, ...(reasonCode !== undefined && { reasonCode }), ...(confirmedIn !== undefined && { confirmedIn }) }
  file.record('case_held', { ...(actor && { actor }), facts })
}

function end(file: CaseFile, hold: Hold, ending: HoldEnding, actor?: Actor): void {
  hold.ending = ending
  const { holdId, kind } = hold
  const reasonCode = ending.how === 'lifted' ? ending.reasonCode : undefined
  const facts = { hold: kind, holdId, ...(reasonCode !== undefined && { reasonCode }), standing: standingHolds(file.facts).length }
  file.record('case_released', { ...(actor && { actor }), facts })
}

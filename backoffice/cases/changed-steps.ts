import { useState } from 'react'
import type { Case } from '../generated/api.ts'
import { allSteps, placeOf, type StepPlace } from '../steps/step-place.ts'

export type StepPrints = ReadonlyMap<StepPlace, string>

/** How each step stands, in a form that can be held against how it stood. */
export function printSteps(found: Pick<Case, 'members'>): StepPrints {
  return new Map(
    allSteps(found).map(({ member, step }) => [
      placeOf(member, step),
      [step.state, step.waitsFor, step.attempts, step.provider, step.attention?.since].join(),
    ]),
  )
}

/** The steps that stand otherwise than when they were last looked at. A step that came into view has changed too. */
export function changedSince(seen: StepPrints, now: StepPrints): Set<StepPlace> {
  return new Set([...now].filter(([place, print]) => seen.get(place) !== print).map(([place]) => place))
}

/** Marks what changed while the page was open; the step that is being looked at is always seen. */
export function useChangedSteps(found: Case, place: StepPlace | undefined): ReadonlySet<StepPlace> {
  const now = printSteps(found)
  const [seen, setSeen] = useState<StepPrints>(now)
  if (place !== undefined && seen.get(place) !== now.get(place)) {
    const next = new Map([...seen, [place, now.get(place) ?? ''] as const])
    setSeen(next)
    return changedSince(next, now)
  }
  return changedSince(seen, now)
}

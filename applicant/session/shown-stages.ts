import type { Application } from '../generated/api.ts'
import { openNeeds, type HandedIn, type NeedKind } from './open-needs.ts'

export type Stages = Application['stages']

const stageOfNeed: Record<NeedKind, Stages[number]['stage']> = {
  consents: 'consents',
  contact: 'contact',
  details: 'details',
  photos: 'document',
  income: 'decision',
  offer: 'offer',
  signature: 'signature',
}

/**
 * The steps as they are shown: one of them at most is the applicant's turn, the others that are theirs come later; what they handed in a
 * moment ago is ours to work on.
 */
export function shownStages(application: Application, handedIn: HandedIn, nowMs = Date.now()): Stages {
  const [first, ...later] = openNeeds(application, handedIn, nowMs).map((need) => stageOfNeed[need.kind])
  return application.stages.map(({ stage, state }) => {
    if (state !== 'needs_you' || stage === first) return { stage, state }
    return { stage, state: later.includes(stage) ? 'todo' : 'working' }
  })
}

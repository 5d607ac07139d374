import type { Application } from '../generated/api.ts'

export type Need = Application['needs'][number]
export type NeedKind = Need['kind']

/** What was handed in a moment ago, and when: the process learns of it a little later than the person who did it. */
export type HandedIn = Partial<Record<NeedKind, number>>

const patienceMs = 30_000

/**
 * What is still needed from the applicant. What they handed in just now, an answered offer and a signed contract are not asked for again
 * while the process takes them in; what it still asks for after that, it means.
 */
export function openNeeds(application: Application, handedIn: HandedIn, nowMs = Date.now()): Need[] {
  return application.needs.filter(({ kind }) => {
    const at = handedIn[kind]
    if (at !== undefined && nowMs - at < patienceMs) return false
    if (kind === 'offer') return application.offer?.state === 'open'
    if (kind === 'signature') return application.contract?.state === 'to_sign'
    return true
  })
}

import type { Application } from '../generated/api.ts'
import { openNeeds, type HandedIn, type NeedKind } from './open-needs.ts'

/** The screen that answers a need. */
export const pathOfNeed: Record<NeedKind, string> = {
  consents: '/consents',
  contact: '/contact',
  details: '/details',
  photos: '/document',
  income: '/income',
  offer: '/offer',
  signature: '/contract',
}

/** Needs that follow one another in one sitting; the others wait for us in between, and begin at the status page. */
const inOneSitting: readonly NeedKind[] = ['consents', 'contact', 'details', 'photos']

/** Where to go on after something was handed in: the next thing of the sitting, else the status page. */
export function nextPath(application: Application, handedIn: HandedIn, nowMs = Date.now()): string {
  const next = openNeeds(application, handedIn, nowMs).find((need) => inOneSitting.includes(need.kind) && need.reason === null)
  return next ? pathOfNeed[next.kind] : '/'
}

/** What the start page of somebody with an application shows. */
export function homeOf(application: Application): 'ending' | 'loan' | 'status' {
  if (application.ending) return 'ending'
  return application.contract?.state === 'active' ? 'loan' : 'status'
}

/** Whether this need may be answered now; a screen that nothing is needed on sends the applicant to the start. */
export function isNeeded(application: Application, kind: NeedKind): boolean {
  return application.ending === null && application.needs.some((need) => need.kind === kind)
}

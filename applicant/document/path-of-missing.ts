import type { DocumentSet } from '../generated/api.ts'
import type { Slot } from './create-captures.ts'

/** The first side that is neither with us nor on its way, else the place to send them. */
export function pathOfMissing(set: Pick<DocumentSet, 'pages'>, taken: Partial<Record<Slot, unknown>>): string {
  const missing = set.pages.find((one) => one.sha256 === null && !taken[one.slot])
  return `/document/${missing?.slot ?? 'check'}`
}

import type { CaseFacts } from './case-facts.ts'
import { isHeld } from './hold.ts'

/** The states of a case as staff list them. The database checks the same list. */
export const caseStatuses = [
  'in_checks',
  'needs_applicant',
  'needs_review',
  'needs_attention',
  'awaiting_second_approval',
  'on_hold',
  'active',
  'declined',
  'withdrawn',
  'cancelled',
  'expired',
  'completed',
] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** Statuses that end a case: nothing follows them. */
export const endings = ['declined', 'withdrawn', 'cancelled', 'expired', 'completed'] as const satisfies readonly CaseStatus[]
export type EndingStatus = (typeof endings)[number]

/**
 * The one status that says what must happen next, in order of precedence: an ending, a hold, a second person, a repair, a review,
 * the applicant, else the checks run. `active` is a loan that was paid out.
 */
export function caseStatus(facts: CaseFacts): CaseStatus {
  if (facts.ending && !hasOpenSteps(facts)) return facts.ending.status
  if (isHeld(facts)) return 'on_hold'
  if (facts.proposals.some((proposal) => proposal.state === 'open')) return 'awaiting_second_approval'
  const open = Object.values(facts.steps)
  const parked = open.filter((step) => step.state === 'needs_attention')
  if (parked.some((step) => step.attention?.cause !== 'judgement')) return 'needs_attention'
  if (parked.length > 0 || open.some((step) => step.state === 'waiting' && step.waitsFor === 'staff')) return 'needs_review'
  if (facts.ending) return facts.ending.status
  if (open.some((step) => step.state === 'waiting' && step.waitsFor === 'applicant')) return 'needs_applicant'
  return facts.active ? 'active' : 'in_checks'
}

function hasOpenSteps(facts: CaseFacts): boolean {
  return Object.values(facts.steps).some((step) => step.state === 'needs_attention' || step.state === 'running')
}

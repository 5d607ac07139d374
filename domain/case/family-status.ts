import { endings, type CaseStatus } from './case-status.ts'

/** What comes first, wherever in the family it is. */
const urgent: readonly CaseStatus[] = ['on_hold', 'awaiting_second_approval', 'needs_attention', 'needs_review']

/**
 * The one status of an application that consists of several cases: what somebody on the desk must do anywhere in it, else how the root
 * stands, else whether the applicant is waited for. Cases below the root that have ended say nothing more.
 */
export function familyStatus(root: CaseStatus, others: readonly CaseStatus[]): CaseStatus {
  const members = [root, ...others]
  const first = urgent.find((status) => members.includes(status))
  if (first) return first
  if (isEnding(root) || root === 'active') return root
  return members.includes('needs_applicant') ? 'needs_applicant' : 'in_checks'
}

export function isEnding(status: CaseStatus): boolean {
  return (endings as readonly CaseStatus[]).includes(status)
}

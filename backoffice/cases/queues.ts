import type { CaseCounts, ListedCase, SearchCasesPayload } from '../generated/api.ts'

export type CaseStatus = ListedCase['status']
export type CaseOrder = NonNullable<SearchCasesPayload['order']>

export type Queue = {
  name: string
  label: string
  /** Undefined for every state. */
  statuses?: readonly CaseStatus[]
  /** What the queue begins with: where somebody waits, whoever waits longest. */
  order: CaseOrder
  /** What it means that nothing is here. */
  empty: string
}

/** The tabs of the case list, in the order in which the desk works them off. */
export const queues: readonly Queue[] = [
  {
    name: 'to-do',
    label: 'To do',
    statuses: ['needs_attention', 'needs_review', 'awaiting_second_approval', 'on_hold'],
    order: 'oldest',
    empty: 'No case waits for anybody on the desk.',
  },
  {
    name: 'needs-attention',
    label: 'Needs attention',
    statuses: ['needs_attention'],
    order: 'oldest',
    empty: 'No step is parked on a failing outside system.',
  },
  { name: 'needs-review', label: 'Needs review', statuses: ['needs_review'], order: 'oldest', empty: 'Nothing waits for a judgement.' },
  {
    name: 'second-person',
    label: 'Second person',
    statuses: ['awaiting_second_approval'],
    order: 'oldest',
    empty: 'Nothing waits for a second person.',
  },
  {
    name: 'applicant',
    label: 'Waits for applicant',
    statuses: ['needs_applicant'],
    order: 'oldest',
    empty: 'No applicant is being waited for.',
  },
  { name: 'in-checks', label: 'In checks', statuses: ['in_checks'], order: 'newest', empty: 'No check is running.' },
  { name: 'on-hold', label: 'On hold', statuses: ['on_hold'], order: 'oldest', empty: 'No case is on hold.' },
  { name: 'active', label: 'Active', statuses: ['active'], order: 'newest', empty: 'No loan is being repaid yet.' },
  {
    name: 'ended',
    label: 'Ended',
    statuses: ['completed', 'declined', 'withdrawn', 'cancelled', 'expired'],
    order: 'changed',
    empty: 'No case has ended yet.',
  },
  { name: 'all', label: 'All', order: 'newest', empty: 'There is no application yet.' },
]

export const firstQueue = queues[0]!

export function findQueue(name: string | null): Queue {
  return queues.find((queue) => queue.name === name) ?? firstQueue
}

/** How many stand in a queue, as far as they were counted: "1,000+" where counting stopped. Undefined before anything was counted. */
export function queueCount(queue: Queue, counts: CaseCounts['counts'] | undefined): string | undefined {
  if (!counts) return undefined
  const found = (queue.statuses ?? (Object.keys(counts) as CaseStatus[])).map((status) => counts[status])
  const value = found.reduce((sum, count) => sum + (count?.value ?? 0), 0)
  return `${value.toLocaleString('en')}${found.some((count) => count?.capped) ? '+' : ''}`
}

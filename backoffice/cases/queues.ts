import type { CaseCounts, ListedCase, SearchCasesPayload, Session } from '../generated/api.ts'

export type CaseStatus = ListedCase['status']
export type CaseOrder = NonNullable<SearchCasesPayload['order']>

export const caseOrders = ['due', 'oldest', 'newest', 'changed'] as const satisfies readonly CaseOrder[]

export type Queue = {
  name: string
  label: string
  /** Undefined for every state. */
  statuses?: readonly CaseStatus[]
  /** Only what the person here can do something about, whatever its state. */
  isMine?: true
  /** What the queue begins with: where somebody waits, whatever is due first. */
  order: CaseOrder
  /** What it means that nothing is here. */
  empty: string
}

/** The tabs of the case list, in the order in which the desk works them off. */
export const queues: readonly Queue[] = [
  {
    name: 'mine',
    label: 'For you',
    isMine: true,
    order: 'due',
    empty: 'Nothing waits for you. The rest of the desk’s work is under “To do”.',
  },
  {
    name: 'to-do',
    label: 'To do',
    statuses: ['needs_attention', 'needs_review', 'awaiting_second_approval', 'on_hold'],
    order: 'due',
    empty: 'No case waits for anybody on the desk.',
  },
  {
    name: 'needs-attention',
    label: 'Needs attention',
    statuses: ['needs_attention'],
    order: 'due',
    empty: 'No step is parked on a failing outside system.',
  },
  { name: 'needs-review', label: 'Needs review', statuses: ['needs_review'], order: 'due', empty: 'Nothing waits for a judgement.' },
  {
    name: 'second-person',
    label: 'Second person',
    statuses: ['awaiting_second_approval'],
    order: 'due',
    empty: 'Nothing waits for a second person.',
  },
  {
    name: 'applicant',
    label: 'Waits for applicant',
    statuses: ['needs_applicant'],
    order: 'due',
    empty: 'No applicant is being waited for.',
  },
  { name: 'in-checks', label: 'In checks', statuses: ['in_checks'], order: 'newest', empty: 'No check is running.' },
  { name: 'on-hold', label: 'On hold', statuses: ['on_hold'], order: 'due', empty: 'No case is on hold.' },
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

/** The queue of an address; where it names none, one's own work, or everything for whoever has no work of their own here. */
export function findQueue(name: string | null, roles: Session['roles']): Queue {
  const own = roles.every((role) => role === 'auditor') ? 'all' : 'mine'
  return queues.find((queue) => queue.name === name) ?? queues.find((queue) => queue.name === own)!
}

/** How many stand in a queue, as far as they were counted: "1,000+" where counting stopped. Undefined before anything was counted. */
export function queueCount(queue: Queue, counted: CaseCounts | undefined): string | undefined {
  if (!counted) return undefined
  const { counts, mine } = counted
  const found = queue.isMine ? [mine] : (queue.statuses ?? (Object.keys(counts) as CaseStatus[])).map((status) => counts[status])
  const value = found.reduce((sum, count) => sum + (count?.value ?? 0), 0)
  return `${value.toLocaleString('en')}${found.some((count) => count?.capped) ? '+' : ''}`
}

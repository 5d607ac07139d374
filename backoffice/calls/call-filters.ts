import type { OutsideCall } from '../generated/api.ts'

type CallFilter = { name: string; label: string; outcomes?: readonly OutsideCall['outcome'][] }

/** How a list of calls is narrowed, by the name that stands in the address. */
export const callFilters: readonly CallFilter[] = [
  { name: 'all', label: 'All calls' },
  { name: 'failures', label: 'All but answered', outcomes: ['unavailable', 'refused', 'cancelled', 'failed'] },
  { name: 'unavailable', label: 'Not available', outcomes: ['unavailable'] },
  { name: 'refused', label: 'Refused', outcomes: ['refused'] },
  { name: 'failed', label: 'Failed on our side', outcomes: ['failed'] },
  { name: 'answered', label: 'Answered', outcomes: ['answered'] },
]

/** What an address that somebody typed does not name is all of them. */
export function callFilterOf(name: string | null): CallFilter {
  return callFilters.find((filter) => filter.name === name) ?? callFilters[0]!
}

import type { Proposal } from '../generated/api.ts'

export type InboxGroup = { title: string; items: Proposal[] }

/** What the person here can answer first, then what they wait for themselves, then what is for others; in each the most urgent first. */
export function inboxGroups(proposals: readonly Proposal[]): InboxGroup[] {
  const urgent = proposals.toSorted((one, other) => one.expiresAt.localeCompare(other.expiresAt))
  return [
    { title: 'For you to answer', items: urgent.filter((proposal) => proposal.mayAnswer) },
    { title: 'Proposed by you', items: urgent.filter((proposal) => proposal.because === 'own') },
    { title: 'For others', items: urgent.filter((proposal) => !proposal.mayAnswer && proposal.because !== 'own') },
  ].filter((group) => group.items.length > 0)
}

import { useGetList } from 'react-admin'
import type { Proposal } from '../generated/api.ts'
import { usePolling } from '../display/use-attended.ts'

/** What waits for a second person anywhere, looked at anew every few seconds. */
export function useOpenProposals() {
  const refetchInterval = usePolling(10_000)
  return useGetList<Proposal>('proposals', {}, { refetchInterval, staleTime: 5000 })
}

/** How many of them the person here may answer. */
export function useWaitingForMe(): number {
  return useOpenProposals().data?.filter((proposal) => proposal.mayAnswer).length ?? 0
}

import { useQuery } from '@tanstack/react-query'
import { toDeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import { usePolling } from '../display/use-attended.ts'

/** The outside systems by capability, each as our own calls saw it a moment ago. */
export function useIntegrations() {
  const { api } = useDesk()
  const refetchInterval = usePolling(15_000)
  return useQuery({
    queryKey: ['integrations'],
    queryFn: async () => {
      try {
        return (await api.listIntegrations()).data
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
    refetchInterval,
  })
}

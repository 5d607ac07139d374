import { useQuery } from '@tanstack/react-query'
import { toDeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import { usePolling } from '../display/use-attended.ts'

/**
 * One application, looked at anew every few seconds. Not through react-admin: its lists hand each row on as if it were the whole record,
 * and a row has no steps.
 */
export function useCase(id: string) {
  const { api } = useDesk()
  const refetchInterval = usePolling(4000)
  return useQuery({
    queryKey: ['case', id],
    queryFn: async () => {
      try {
        return (await api.readCase(id)).data
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
    refetchInterval,
    staleTime: 2000,
  })
}

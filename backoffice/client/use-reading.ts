import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../desk-context.ts'
import type { DeskApi } from './desk-api.ts'
import { toDeskProblem } from './problem.ts'

/** Reads something of the API that changes by itself, and again after each interval, in milliseconds. */
export function useReading<Found>(
  queryKey: readonly string[],
  refetchInterval: number | false | ((found: Found | undefined) => number | false),
  read: (api: DeskApi) => Promise<{ data: Found }>,
) {
  const { api } = useDesk()
  return useQuery({
    queryKey,
    queryFn: async () => {
      try {
        return (await read(api)).data
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
    refetchInterval: ({ state }) => (typeof refetchInterval === 'function' ? refetchInterval(state.data) : refetchInterval),
  })
}

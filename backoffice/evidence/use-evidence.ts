import { useQuery } from '@tanstack/react-query'
import { toDeskProblem } from '../client/problem.ts'
import type { DeskApi } from '../client/desk-api.ts'
import { useDesk } from '../desk-context.ts'

/**
 * What the API holds as evidence. Every look is recorded there, so it is asked for once a state of the step (`revision`), and never again by a
 * clock or by coming back to the window.
 */
export function useEvidence<Evidence>(
  key: { caseId: string; what: string; revision: string },
  read: (api: DeskApi) => Promise<{ data: Evidence }>,
) {
  const { api } = useDesk()
  return useQuery({
    queryKey: ['evidence', key.caseId, key.what, key.revision],
    queryFn: async () => {
      try {
        return (await read(api)).data
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })
}

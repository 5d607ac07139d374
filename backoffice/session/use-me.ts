import { useQuery } from '@tanstack/react-query'
import type { Session } from '../generated/api.ts'
import { useDesk } from '../desk-context.ts'

/** Whoever is signed in; undefined for the blink before it is known. */
export function useMe(): Session | undefined {
  const { session } = useDesk()
  return useQuery({ queryKey: ['session'], queryFn: () => session.read(), staleTime: Number.POSITIVE_INFINITY }).data
}

/** Whether the person's roles open an operation of the API. What may be done with one case comes with the case. */
export function useMay(operation: string): boolean {
  return useMe()?.operations.includes(operation) ?? false
}

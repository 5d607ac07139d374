import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../desk-context.ts'

/** What is sold, read once: each by its code. */
export function useProducts(): { code: string; name: string }[] {
  const { api } = useDesk()
  const products = useQuery({
    queryKey: ['products'],
    queryFn: async () => (await api.listProducts()).data.items,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return products.data ?? []
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { toDeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import type { Case } from '../generated/api.ts'
import { mergeTimeline } from './merge-timeline.ts'

const eventsPerPage = 60

/** Everything that happened to a family of cases, read anew when one of them has moved on. */
export function useTimeline(found: Case) {
  const { api } = useDesk()
  const versions = found.members.map((member) => member.version).join()
  const events = useInfiniteQuery({
    queryKey: ['timeline', found.id, versions],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      try {
        return (await api.listCaseEvents(found.id, { limit: eventsPerPage, ...(pageParam !== undefined && { after: pageParam }) })).data
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  })
  const orders = useQuery({
    queryKey: ['timeline-orders', found.id, versions],
    queryFn: async () => (await api.listOrders(found.id)).data.items,
    placeholderData: (before) => before,
  })
  const messages = useQuery({
    queryKey: ['timeline-messages', found.id, versions],
    queryFn: async () => (await api.listMessages({ rootCaseId: found.id, limit: 100 })).data.items,
    placeholderData: (before) => before,
  })
  const items = mergeTimeline({
    events: events.data?.pages.flatMap((page) => page.items) ?? [],
    orders: orders.data ?? [],
    messages: messages.data ?? [],
  })
  return {
    items,
    error: events.error,
    isPending: events.isPending,
    refetch: events.refetch,
    showEarlier: events.hasNextPage ? () => void events.fetchNextPage() : undefined,
    isReadingEarlier: events.isFetchingNextPage,
  }
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGetList } from 'react-admin'
import { useSearchParams } from 'react-router'
import type { CaseListFilter } from '../client/desk-provider.ts'
import { useDesk } from '../desk-context.ts'
import { usePolling } from '../display/use-attended.ts'
import type { CasePage, ListedCase } from '../generated/api.ts'
import { useSearch } from '../layout/SearchProvider.tsx'
import { useMe } from '../session/use-me.ts'
import { caseOrders, findQueue, type CaseOrder, type Queue } from './queues.ts'
import { keepSteady, type SteadyRows } from './steady-rows.ts'
import { whyHere } from './why-here.ts'

export const casesPerPage = 25

/** What the address says of the list. What is searched for is not in it. */
export type CaseListPlace = { queue: Queue; product: string | undefined; order: CaseOrder; page: number }

export function useCaseListPlace(): { place: CaseListPlace; go: (change: Readonly<Record<string, string | undefined>>) => void } {
  const [params, setParams] = useSearchParams()
  const queue = findQueue(params.get('queue'), useMe()?.roles ?? [])
  const order = params.get('order')
  const place = {
    queue,
    product: params.get('product') ?? undefined,
    order: caseOrders.find((one) => one === order) ?? queue.order,
    page: Math.max(1, Number(params.get('page')) || 1),
  }
  const go = (change: Readonly<Record<string, string | undefined>>) => {
    const kept: Record<string, string | undefined> = { ...Object.fromEntries(params), page: undefined, ...change }
    setParams(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined))
  }
  return { place, go }
}

/** The page of cases at a place, kept still while it goes on behind. */
export function useCaseList(place: CaseListPlace) {
  const { search } = useSearch()
  const refetchInterval = usePolling(10_000)
  const filter: CaseListFilter = {
    order: place.order,
    ...(place.queue.statuses && { statuses: [...place.queue.statuses] }),
    ...(place.queue.isMine && { mine: true }),
    ...(place.product !== undefined && { product: place.product }),
    ...(search !== '' && { search }),
  }
  const list = useGetList<ListedCase>(
    'cases',
    { filter, pagination: { page: place.page, perPage: casesPerPage } },
    { refetchInterval, staleTime: 5000 },
  )
  const steady = useSteady(list.data, JSON.stringify([filter, place.page]))
  return { ...list, ...steady, search, count: (list.meta as { count: CasePage['count'] } | undefined)?.count }
}

export function useCaseCounts() {
  const { api } = useDesk()
  const refetchInterval = usePolling(10_000)
  return useQuery({ queryKey: ['case-counts'], queryFn: async () => (await api.countCases()).data, refetchInterval }).data
}

function useSteady(fresh: ListedCase[] | undefined, list: string): { steady: SteadyRows<ListedCase> | undefined; showNews: () => void } {
  const [shown, setShown] = useState<{ list: string; rows: ListedCase[] }>()
  if (fresh && shown?.list !== list) setShown({ list, rows: fresh })
  return {
    steady: fresh && shown?.list === list ? keepSteady(shown.rows, fresh, printOf) : undefined,
    showNews: () => fresh && setShown({ list, rows: fresh }),
  }
}

function printOf(row: ListedCase): string {
  return `${row.status} ${whyHere(row, (code) => code)}`
}

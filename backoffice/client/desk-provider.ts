import type { DataProvider, GetListParams, RaRecord } from 'react-admin'
import type { CasePage, ListedCase, Message, OutsideCall, Proposal, RetriedStep, SearchCasesPayload } from '../generated/api.ts'
import type { DeskApi } from './desk-api.ts'
import { createKeysetPages } from './keyset-pages.ts'
import { toDeskProblem } from './problem.ts'

/** How a list of cases is narrowed. A search goes in the body of a request: names and numbers do not belong into addresses. */
export type CaseListFilter = {
  statuses?: ListedCase['status'][]
  /** Only what the person here can do something about. */
  mine?: true
  product?: string
  search?: string
  order: NonNullable<SearchCasesPayload['order']>
}

export type MessageListFilter = { rootCaseId?: string; channel?: Message['channel'] }

/** The calls to one provider; without `outcomes` whatever came of them. */
export type CallListFilter = { provider: string; outcomes?: OutsideCall['outcome'][] }

/** The cases of one bulk retry; without `outcomes` whatever became of them. */
export type RetriedStepFilter = { bulkRetryId: string; outcomes?: RetriedStep['outcome'][] }

export type DeskProvider = DataProvider & { api: DeskApi }

/** The API in the shape that react-admin reads. Changes are orders and go past it, so what only changes records is refused. */
export function createDeskProvider(api: DeskApi): DeskProvider {
  const readPage = createKeysetPages()

  const lists: Readonly<Record<string, (params: Required<Pick<GetListParams, 'pagination' | 'filter'>>) => Promise<ListResult>>> = {
    cases: async ({ pagination, filter }) => {
      const found = await readPage(`cases:${JSON.stringify([filter, pagination.perPage])}`, pagination.page, (after) =>
        readCases(api, filter as CaseListFilter, { limit: pagination.perPage, after }),
      )
      return { data: found.items, pageInfo: pageInfoOf(pagination.page, found.next), meta: { count: found.count } }
    },
    messages: async ({ pagination, filter }) => {
      const found = await readPage(`messages:${JSON.stringify([filter, pagination.perPage])}`, pagination.page, async (after) => {
        const query = { ...(filter as MessageListFilter), limit: pagination.perPage, ...(after !== undefined && { after }) }
        return (await api.listMessages(query)).data
      })
      return { data: found.items, pageInfo: pageInfoOf(pagination.page, found.next) }
    },
    calls: async ({ pagination, filter }) => {
      const { provider, outcomes } = filter as CallListFilter
      const found = await readPage(`calls:${JSON.stringify([filter, pagination.perPage])}`, pagination.page, async (after) => {
        const query = {
          limit: pagination.perPage,
          ...(outcomes && { outcome: outcomes.join(',') }),
          ...(after !== undefined && { after }),
        }
        return (await api.listProviderCalls(provider, query)).data
      })
      return { data: found.items, pageInfo: pageInfoOf(pagination.page, found.next), meta: { count: found.count } }
    },
    'retried-steps': async ({ pagination, filter }) => {
      const { bulkRetryId, outcomes } = filter as RetriedStepFilter
      const found = await readPage(`retried-steps:${JSON.stringify([filter, pagination.perPage])}`, pagination.page, async (after) => {
        const query = {
          limit: pagination.perPage,
          ...(outcomes && { outcome: outcomes.join(',') }),
          ...(after !== undefined && { after }),
        }
        return (await api.listRetriedSteps(bulkRetryId, query)).data
      })
      // Each is named by its place in the run.
      return { data: found.items.map((one) => ({ ...one, id: one.position })), pageInfo: pageInfoOf(pagination.page, found.next) }
    },
    proposals: async () => {
      const { items } = (await api.listProposals()).data
      return { data: items, total: items.length }
    },
  }

  const refuse = async (): Promise<never> => {
    throw new Error('The desk reads single records by itself and changes nothing but by orders')
  }
  const provider = {
    api,
    getList: async (resource: string, { pagination, filter }: GetListParams) => {
      const list = lists[resource]
      if (!list) throw new Error(`The desk has no list of ${resource}`)
      try {
        return await list({ pagination: pagination ?? { page: 1, perPage: 25 }, filter: filter ?? {} })
      } catch (thrown) {
        throw toDeskProblem(thrown)
      }
    },
    getOne: refuse,
    getMany: refuse,
    getManyReference: refuse,
    create: refuse,
    update: refuse,
    updateMany: refuse,
    delete: refuse,
    deleteMany: refuse,
  }
  return provider as unknown as DeskProvider
}

type ListResult = {
  data: (ListedCase | Message | OutsideCall | Proposal | RetriedStep)[] & RaRecord[]
  total?: number
  pageInfo?: { hasNextPage: boolean; hasPreviousPage: boolean }
  meta?: { count: CasePage['count'] }
}

async function readCases(api: DeskApi, filter: CaseListFilter, page: { limit: number; after: string | undefined }): Promise<CasePage> {
  const { statuses, mine, product, search, order } = filter
  const paging = {
    limit: page.limit,
    ...(page.after !== undefined && { after: page.after }),
    ...(product !== undefined && { product }),
    order,
  }
  if (search !== undefined) return (await api.searchCases({ ...paging, search, ...(statuses && { statuses }) })).data
  return (await api.listCases({ ...paging, ...(statuses && { status: statuses.join(',') }), ...(mine && { mine: 'true' }) })).data
}

function pageInfoOf(page: number, next: string | null): { hasNextPage: boolean; hasPreviousPage: boolean } {
  return { hasNextPage: next !== null, hasPreviousPage: page > 1 }
}

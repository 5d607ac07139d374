import { z } from 'zod'
import type { CallOptions } from '../../call-options.ts'
import type { HttpCall } from '../../http/http-client.ts'
import type { HttpReply } from '../../http/provider-error.ts'
import { readJson } from '../../http/read-json.ts'
import { type ArchiveHttpOptions, createArchiveHttp } from '../archive-http.ts'
import { codes, complaintOf, isOwnWord, misconfigured, provider } from './codes.ts'

/** The base address is that of the repository, for example `https://archive.example.com/alfresco`. */
export type ApiOptions = ArchiveHttpOptions

type Query = readonly [name: string, value: string][]
type Ask = { operation: string; path: string; query?: Query }

/** The three public APIs of Alfresco that we use, each with its version: content, search, and Governance Services. */
export const core = '/api/-default-/public/alfresco/versions/1'
export const search = '/api/-default-/public/search/versions/1'
export const governance = '/api/-default-/public/gs/versions/1'

export type Api = {
  /** An entry, or undefined where the archive says that there is none. */
  find<T>(ask: Ask, as: z.ZodType<T>, call: CallOptions): Promise<T | undefined>
  /** All entries of a list, page by page; undefined where there is no such list. */
  list<T>(ask: Ask, as: z.ZodType<T>, call: CallOptions): Promise<T[] | undefined>
  /** Undefined where the name is taken. */
  create<T>(ask: Ask & { body: NonNullable<HttpCall<T>['body']> }, as: z.ZodType<T>, call: CallOptions): Promise<T | undefined>
  /** An order whose answer says nothing new; the status where it is one of these. */
  order(ask: Ask & Pick<HttpCall<unknown>, 'method' | 'body'> & { unless?: readonly number[] }, call: CallOptions): Promise<number>
  /** First page of a search. */
  search<T>(afts: string, as: z.ZodType<T>, call: CallOptions): Promise<T[]>
  read(ask: Ask, call: CallOptions): Promise<Uint8Array>
}

const pageSize = 500
const plainFields = ['id', 'nodeType', 'statusCode', 'errorKey', 'isFile', 'isFolder', 'count', 'hasMoreItems', 'accessStatus', 'assocType']

export function createApi(options: ApiOptions): Api {
  const sendSigned = createArchiveHttp(options, { provider, codes, complaintOf, plainFields })
  const send = <T>(request: Omit<HttpCall<T>, 'headers' | 'signal'>, { signal }: CallOptions) => sendSigned({ ...request, signal })
  const reader = (operation: string) => ({ provider, operation, codes })
  const entryOf =
    <T>(operation: string, as: z.ZodType<T>) =>
    (reply: HttpReply) =>
      readJson(reply, z.object({ entry: as }), reader(operation)).entry

  async function page<T>(ask: Ask, as: z.ZodType<T>, skipCount: number, call: CallOptions) {
    const paging: Query = [
      ['skipCount', String(skipCount)],
      ['maxItems', String(pageSize)],
    ]
    return send(
      {
        ...ask,
        method: 'GET',
        query: [...(ask.query ?? []), ...paging],
        answers: [200, 400, 404],
        // 400: what is asked for its children is a file.
        read: (reply) => unlessMissing(reply, (found) => readJson(found, listOf(as), reader(ask.operation)).list),
      },
      call,
    )
  }

  return {
    find: (ask, as, call) =>
      send({ ...ask, method: 'GET', answers: [200, 404], read: (reply) => unlessMissing(reply, entryOf(ask.operation, as)) }, call),
    async list<T>(ask: Ask, as: z.ZodType<T>, call: CallOptions) {
      const found: T[] = []
      for (;;) {
        const got = await page(ask, as, found.length, call)
        if (got === undefined) return undefined
        found.push(...got.entries.map(({ entry }) => entry))
        if (!got.pagination.hasMoreItems || got.entries.length === 0) return found
      }
    },
    create: ({ body, ...ask }, as, call) =>
      send(
        {
          ...ask,
          body,
          method: 'POST',
          answers: [201, 409],
          read: (reply) => (reply.status === 409 ? undefined : entryOf(ask.operation, as)(reply)),
        },
        call,
      ),
    order: ({ unless = [], ...ask }, call) => send({ ...ask, answers: [200, 201, 204, ...unless], read: ({ status }) => status }, call),
    search: (query, as, call) =>
      send(
        {
          operation: 'search',
          method: 'POST',
          path: `${search}/search`,
          body: { json: { query: { language: 'afts', query }, paging: { maxItems: 10, skipCount: 0 } } },
          answers: [200],
          read: (reply) => readJson(reply, listOf(as), reader('search')).list.entries.map(({ entry }) => entry),
        },
        call,
      ),
    read: (ask, call) => send({ ...ask, method: 'GET', answers: [200], read: (reply) => reply.bytes }, call),
  }
}

function listOf<T>(as: z.ZodType<T>) {
  return z.object({
    list: z.object({ pagination: z.object({ hasMoreItems: z.boolean() }), entries: z.array(z.object({ entry: as })) }),
  })
}

/** "Not there" counts only in the archive's own words: a page that is missing is a wrong address. */
function unlessMissing<T>(reply: HttpReply, read: (reply: HttpReply) => T): T | undefined {
  if (reply.status === 200) return read(reply)
  if (isOwnWord(reply)) return undefined
  throw misconfigured(`there is no REST API of Alfresco at this address (status ${reply.status})`)
}

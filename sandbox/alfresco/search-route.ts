import type { Router } from 'express'
import { z } from 'zod'
import { mayRead } from './access.ts'
import type { Asked, Serve } from './alfresco.ts'
import { readBody } from './body.ts'
import { toEntry, toList } from './entry.ts'
import { invalid } from './problem.ts'

const searchForm = z.strictObject({
  query: z.strictObject({ query: z.string().min(1), language: z.enum(['afts', 'cmis', 'lucene']).default('afts') }),
  paging: z.strictObject({ maxItems: z.int().positive(), skipCount: z.int().min(0) }).optional(),
  include: z.array(z.string()).optional(),
})

/** Searches of one type by an exact name, in the language of Alfresco's full-text search. */
export function addSearchRoute(router: Router, base: string, serve: Serve): void {
  router.post(`${base}/search`, serve(answerSearch))
}

function answerSearch({ repository, request, person, context }: Asked) {
  const { query, paging, include = [] } = readBody(request, searchForm)
  const match = /^TYPE:"([\w:]+)" AND =cm:name:"([^"\\]+)"$/.exec(query.query)
  if (match === null || query.language !== 'afts') throw invalid('The sandbox answers TYPE:"…" AND =cm:name:"…" alone')
  const isLagging = context.scenarios.take('alfresco', 'answer', 'index_lagging') !== undefined
  const found = isLagging
    ? []
    : repository.all().filter((node) => node.nodeType === match[1] && node.name === match[2] && mayRead(repository, node, person))
  const page = { skipCount: String(paging?.skipCount ?? 0), maxItems: String(paging?.maxItems ?? 100) }
  return {
    status: 200,
    body: toList(
      found.map((node) => toEntry(node, repository, include)),
      page,
    ),
  }
}

import { type Request, Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import { bearerTokenOf, bodyTextOf, parseJson, sendReply, type Trouble, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { type WatchedEntity, watchList, watchListDatasets } from '../people/watch-list.ts'
import { type Example, scoreEntity, type ScoredEntity } from './match.ts'

const algorithms = ['best', 'logic-v2', 'logic-v1', 'regression-v1', 'name-based', 'name-qualified', 'ofac']
const schemas = ['Person', 'Organization', 'Company', 'LegalEntity', 'Thing']
const maxBatch = 100

const matchBody = z.object({
  weights: z.record(z.string(), z.number()).optional(),
  config: z.record(z.string(), z.unknown()).optional(),
  queries: z.record(
    z.string(),
    z.object({
      id: z.string().nullish(),
      schema: z.string(),
      properties: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  ),
})
const matchQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(5),
  threshold: z.coerce.number().default(0.7),
  cutoff: z.coerce.number().default(0.7),
  algorithm: z.string().default('best'),
  exclude_entity_ids: z.array(z.string()).max(50),
  topics: z.array(z.string()),
})

/** yente, the API of OpenSanctions, over a small list. A self-hosted yente has no key; the hosted service, and this one, want it. */
export function createYenteSandbox({ credentials, scenarios }: SandboxContext): VendorSandbox {
  const router = Router()
  router.get('/healthz', (_request, response) => sendReply(response, { status: 200, body: { status: 'ok' } }))
  router.use((request, response, next) => {
    if (bearerTokenOf(request, 'ApiKey') !== credentials.yente.apiKey) return sendReply(response, detail(401, 'Invalid API key'))
    if (scenarios.take('yente', 'answer', 'index_not_ready')) return sendReply(response, detail(503, 'Index not ready.'))
    return next()
  })
  router.get('/readyz', (_request, response) => sendReply(response, { status: 200, body: { status: 'ok' } }))
  router.get('/catalog', (_request, response) => sendReply(response, { status: 200, body: catalog() }))
  router.post('/match/:dataset', (request, response) => {
    const isOlder = scenarios.take('yente', 'answer', 'features_instead_of_explanations') !== undefined
    sendReply(response, match(request, request.params.dataset, isOlder))
  })
  router.get('/entities/:id', (request, response) => {
    const entity = watchList.find((one) => one.id === request.params.id)
    const merged = watchList.find((one) => one.referents.includes(request.params.id))
    if (entity === undefined && merged !== undefined) return response.redirect(308, `${request.baseUrl}/entities/${merged.id}`)
    return sendReply(response, entity === undefined ? detail(404, 'No such resource.') : { status: 200, body: entity })
  })
  router.use((_request, response) => sendReply(response, detail(404, 'Not Found')))
  return { vendor: 'yente', capability: 'Screening', router, troubleReply, essentialFields: ['responses'], isTokenRequest: () => false }
}

function match(request: Request, datasetName: string, isOlder: boolean): VendorReply {
  const query = matchQuery.safeParse({
    ...request.query,
    exclude_entity_ids: [request.query.exclude_entity_ids ?? []].flat(),
    topics: [request.query.topics ?? []].flat(),
  })
  if (!query.success)
    return { status: 422, body: { detail: query.error.issues.map(({ path, message }) => ({ loc: ['query', ...path], msg: message })) } }
  const body = matchBody.safeParse(parseJson(bodyTextOf(request)))
  if (!body.success)
    return { status: 422, body: { detail: body.error.issues.map(({ path, message }) => ({ loc: ['body', ...path], msg: message })) } }
  const datasets = datasetsIn(datasetName)
  if (datasets === undefined) return detail(404, 'No such dataset.')
  if (!algorithms.includes(query.data.algorithm.toLowerCase().trim())) return detail(400, `Invalid algorithm: ${query.data.algorithm}`)
  const queries = Object.entries(body.data.queries)
  if (queries.length === 0) return detail(400, 'No queries provided.')
  if (queries.length > maxBatch) return detail(400, `Too many queries in one batch (limit: ${maxBatch})`)
  const unknown = queries.find(([, example]) => !schemas.includes(example.schema))
  if (unknown !== undefined) return detail(400, `Cannot parse example entity: No such schema: ${unknown[1].schema}`)
  const candidates = watchList.filter((entity) => isCandidate(entity, datasets, query.data))
  const responses = queries.map(([name, { schema, properties }]) => {
    const example = { schema, properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, [value].flat()])) }
    return [name, answerOne(example, candidates, query.data, isOlder)]
  })
  return { status: 200, body: { responses: Object.fromEntries(responses), limit: query.data.limit } }
}

function answerOne(example: Example, candidates: WatchedEntity[], query: z.output<typeof matchQuery>, isOlder: boolean): unknown {
  const scored = candidates
    .map((entity) => scoreEntity(example, entity, query.threshold))
    .filter((entity) => entity.score > Math.min(query.cutoff, query.threshold))
    .sort((left, right) => right.score - left.score)
  return {
    status: 200,
    results: scored.slice(0, query.limit).map((entity) => (isOlder ? asOlderVersion(entity) : entity)),
    total: { value: scored.filter((entity) => entity.match).length, relation: 'eq' },
    query: example,
  }
}

function isCandidate(entity: WatchedEntity, datasets: string[], query: z.output<typeof matchQuery>): boolean {
  const isExcluded = [entity.id, ...entity.referents].some((id) => query.exclude_entity_ids.includes(id))
  const hasTopic = query.topics.length === 0 || query.topics.some((topic) => entity.properties.topics?.includes(topic))
  return !isExcluded && hasTopic && entity.datasets.some((name) => datasets.includes(name))
}

function asOlderVersion({ explanations, ...entity }: ScoredEntity): unknown {
  return { ...entity, features: Object.fromEntries(Object.entries(explanations).map(([name, { score }]) => [name, score])) }
}

function datasetsIn(name: string): string[] | undefined {
  const dataset = watchListDatasets.find((one) => one.name === name)
  return dataset && [dataset.name, ...(dataset.children ?? [])]
}

function catalog(): unknown {
  return {
    datasets: watchListDatasets.map((dataset) => ({
      ...dataset,
      load: dataset.children === undefined,
      index_version: dataset.version,
      index_current: true,
    })),
    current: watchListDatasets.map((dataset) => dataset.name),
    outdated: [],
    index_stale: false,
  }
}

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return detail(503, 'Index not ready.')
    case 'error':
      return { status: 500, body: { status: 'error' } }
    case 'rate_limited':
      return detail(429, 'Rate limit exceeded')
    case 'unauthorized':
      return detail(401, 'Invalid API key')
  }
}

function detail(status: number, text: string): VendorReply {
  return { status, body: { detail: text } }
}

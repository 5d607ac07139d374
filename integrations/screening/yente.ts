import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { createHttpClient, type HttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../http/provider-error.ts'
import { peekJson, readJson, unexpectedAnswer } from '../http/read-json.ts'
import type { Screening, ScreeningHit, ScreeningSubject } from './screening.ts'

export type YenteOptions = {
  baseUrl: string
  /** The hosted service wants one; a yente of one's own does not. */
  apiKey?: string
  dataset?: string
  algorithm?: string
  /** 0 to 1: from here on the service calls a result a match. */
  threshold?: number
  /** Only entities with one of these topics, for example `sanction` and `role.pep`. All where empty. */
  topics?: readonly string[]
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'yente'
const codes = { down: 'SCREENING_DOWN', refused: 'SCREENING_REFUSED', misconfigured: 'SCREENING_MISCONFIGURED' } as const
const queryName = 'subject'
/** The most that one answer may hold (yente's `MAX_MATCHES`). */
const resultLimit = 500
/** The most ids that one question may exclude (yente's `exclude_entity_ids`). */
const exclusionLimit = 50

const plainFields = ['schema', 'algorithm', 'threshold', 'limit', 'value', 'relation', 'version', 'index_version']

const explanation = z.object({ score: z.number(), detail: z.string().nullish() })
const resultBody = z.object({
  id: z.string(),
  caption: z.string(),
  properties: z.record(z.string(), z.array(z.unknown())),
  datasets: z.array(z.string()),
  referents: z.array(z.string()).default([]),
  last_change: z.string().nullish(),
  score: z.number(),
  match: z.boolean(),
  explanations: z.record(z.string(), explanation).optional(),
  /** The name of `explanations` in older versions, with bare numbers. */
  features: z.record(z.string(), z.number()).optional(),
})
const matchBody = z.object({
  responses: z.record(z.string(), z.object({ status: z.number(), results: z.array(resultBody), total: z.object({ value: z.number() }) })),
})
const catalogBody = z.object({
  datasets: z.array(z.object({ name: z.string(), version: z.string().nullish(), index_version: z.string().nullish() })),
})
const errorBody = z.object({ detail: z.unknown() })

/** Screening by the open protocol of yente, spoken by OpenSanctions' hosted service and by a yente of one's own. */
export function createYente(options: YenteOptions): Screening {
  const http = createHttpClient({ ...options, provider, codes, complaintOf, plainFields, timeoutMs: options.timeoutMs ?? 15_000 })
  const headers = options.apiKey === undefined ? {} : { authorization: `ApiKey ${options.apiKey}` }
  const dataset = options.dataset ?? 'default'
  const algorithm = options.algorithm ?? 'logic-v2'
  const threshold = options.threshold ?? 0.7
  return {
    provider,
    async screen(subject, { signal, excludeEntityIds = [] } = {}) {
      // Read before matching: should the list change in between, the record names the older one and the next re-screening repeats the search.
      const listVersion = await readListVersion(http, dataset, headers, signal)
      const hits = await http.call({
        operation: 'match',
        method: 'POST',
        path: `/match/${encodeURIComponent(dataset)}`,
        query: [
          ['algorithm', algorithm],
          ['threshold', String(threshold)],
          ['limit', String(resultLimit)],
          ...(options.topics ?? []).map((topic): [string, string] => ['topics', topic]),
          ...excludeEntityIds.slice(0, exclusionLimit).map((id): [string, string] => ['exclude_entity_ids', id]),
        ],
        headers,
        body: { json: { queries: { [queryName]: toExample(subject) } } },
        answers: [200],
        personalData: [subject.name, subject.birthDate, ...(subject.taxId === undefined ? [] : [subject.taxId])],
        read: (reply) => toHits(reply, new Set(excludeEntityIds)),
        signal,
      })
      return { algorithm, threshold, listVersion, hits }
    },
  }
}

function readListVersion(
  http: HttpClient,
  dataset: string,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<string> {
  return http.call({
    operation: 'catalog',
    method: 'GET',
    path: '/catalog',
    headers,
    answers: [200],
    read: (reply) => {
      const { datasets } = readJson(reply, catalogBody, { provider, operation: 'catalog', codes })
      const found = datasets.find((one) => one.name === dataset)
      // What is indexed is what is searched; the newest published version may still be loading.
      const version = found?.index_version ?? found?.version
      if (found === undefined) throw noSuchDataset(dataset)
      if (version === undefined || version === null) throw unexpectedAnswer({ provider, operation: 'catalog' }, ['datasets.version'])
      return version
    },
    signal,
  })
}

function noSuchDataset(dataset: string): AppError {
  return new AppError('SCREENING_MISCONFIGURED', {
    provider,
    operation: 'catalog',
    raw: `the service has no data set ${dataset}`,
    mayHaveTakenEffect: false,
  })
}

function toExample(subject: ScreeningSubject): { schema: 'Person'; properties: Record<string, string[]> } {
  return {
    schema: 'Person',
    properties: {
      name: [subject.name],
      birthDate: [subject.birthDate],
      ...(subject.nationality !== undefined && { nationality: [subject.nationality] }),
      ...(subject.taxId !== undefined && { idNumber: [subject.taxId] }),
    },
  }
}

function toHits(reply: HttpReply, excluded: ReadonlySet<string>): ScreeningHit[] {
  const { responses } = readJson(reply, matchBody, { provider, operation: 'match', codes })
  const answer = responses[queryName]
  if (answer === undefined || answer.status !== 200)
    throw unexpectedAnswer({ provider, operation: 'match' }, [`responses.${queryName}`], reply)
  // A hit that was cut off must not look like a hit that was not there.
  if (answer.total.value > answer.results.length) throw unexpectedAnswer({ provider, operation: 'match' }, ['total.value'], reply)
  return answer.results
    .filter((result) => ![result.id, ...result.referents].some((id) => excluded.has(id)))
    .map((result) => ({
      entityId: result.id,
      caption: result.caption,
      score: result.score,
      match: result.match,
      topics: textsOf(result.properties.topics),
      datasets: result.datasets,
      birthDates: textsOf(result.properties.birthDate),
      countries: [...new Set(['country', 'nationality', 'citizenship'].flatMap((name) => textsOf(result.properties[name])))],
      explanations: toExplanations(result),
      ...(typeof result.last_change === 'string' && { lastChange: result.last_change }),
    }))
}

function toExplanations(result: z.infer<typeof resultBody>): ScreeningHit['explanations'] {
  if (result.explanations !== undefined) {
    return Object.entries(result.explanations).map(([feature, { score, detail }]) => ({
      feature,
      score,
      ...(typeof detail === 'string' && { detail }),
    }))
  }
  return Object.entries(result.features ?? {}).map(([feature, score]) => ({ feature, score }))
}

/** Properties may nest whole entities; only their texts matter here. */
function textsOf(values: readonly unknown[] | undefined): string[] {
  return (values ?? []).filter((value) => typeof value === 'string')
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const detail = peekJson(reply, errorBody)?.detail
  if (detail === undefined) return {}
  return { message: typeof detail === 'string' ? detail : JSON.stringify(detail) }
}

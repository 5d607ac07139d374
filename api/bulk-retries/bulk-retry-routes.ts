import { z } from 'zod'
import { roles, type Role } from '#domain/case/role.ts'
import { AppError } from '#domain/errors.ts'
import { bulkRetryCauses, retryOutcomes } from '#domain/outside/bulk-retry.ts'
import { capabilities, type Capability } from '#domain/outside/capability.ts'
import { askToStop } from '#db/bulk-retries/end-bulk-retry.ts'
import { getBulkRetry, listBulkRetries } from '#db/bulk-retries/find-bulk-retry.ts'
import { openBulkRetry } from '#db/bulk-retries/open-bulk-retry.ts'
import { parkedFailures } from '#db/bulk-retries/parked-failures.ts'
import { listRetriedSteps } from '#db/bulk-retries/retried-steps.ts'
import { staffNames } from '#db/sessions/staff-names.ts'
import type { Store } from '#db/store.ts'
import { pageQuery, readIdCursor, readKey, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'
import type { ConfiguredProviders } from '../outside/integration-routes.ts'
import {
  bulkRetryView,
  parkedFailureView,
  retriedStepView,
  toBulkRetryView,
  toParkedFailureView,
  toRetriedStepView,
} from './bulk-retry-view.ts'

const path = z.object({ bulkRetryId: z.uuid() })
const providerName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/)
const operations: readonly Role[] = ['operations']

const bulkRetryPage = z.object({ items: z.array(bulkRetryView), next: z.string().nullable() }).meta({ id: 'BulkRetryPage' })
const retriedStepPage = z.object({ items: z.array(retriedStepView), next: z.string().nullable() }).meta({ id: 'RetriedStepPage' })

const asked = {
  capability: z.enum(capabilities).optional(),
  provider: providerName.optional(),
  /** The failure by our own code, as the list of failures names it. */
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{2,60}$/)
    .optional(),
  cause: z.enum(bulkRetryCauses).optional(),
}

/** Cases that parked because an outside system failed: how many, and retrying them together, with the outcome of each. */
export function bulkRetryRoutes({ store, providers }: { store: Store; providers: ConfiguredProviders }): Route[] {
  const wholeRun = async (db: Store['db'], id: string) => {
    const [run, names] = await Promise.all([getBulkRetry(db, id), staffNames(db)])
    return toBulkRetryView(run, names)
  }
  return [
    route({
      method: 'get',
      path: '/api/provider-failures',
      operationId: 'listProviderFailures',
      summary: 'How many cases are parked because an outside system failed, by provider, failure and step',
      description:
        'What a bulk retry of the same capability, provider, code and cause would retry. Cases on hold, and those that a bulk retry under way will come to, are not counted.',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      query: z.object(asked),
      replies: {
        200: {
          description: 'Each failure, what most cases are parked by first',
          schema: z.object({ cases: z.int(), items: z.array(parkedFailureView) }),
        },
      },
      async handle({ query }) {
        const failures = await parkedFailures(store.db, { ...query, providers: providersOf(providers, query) })
        const cases = failures.reduce((sum, { steps }) => sum + steps, 0)
        return { status: 200, body: { cases, items: failures.map(toParkedFailureView) } }
      },
    }),
    route({
      method: 'post',
      path: '/api/bulk-retries',
      operationId: 'openBulkRetry',
      summary: 'Retry every case that such a failure parked, a few at a time',
      description:
        'Begins with one case and goes on with more at once while the provider answers; gives up by itself when it does not. Each case gets the order that a person would give it, in the name of who asks here. Name a capability or a provider.',
      tag: 'Integrations',
      access: { who: 'staff', roles: operations },
      idempotent: 'record',
      body: z.strictObject({ ...asked, reasonCode: z.string().regex(/^[a-z0-9_]{2,60}$/) }),
      replies: { 201: { description: 'The bulk retry, as it begins', schema: bulkRetryView } },
      errors: ['NOTHING_TO_RETRY', 'REQUEST_MALFORMED'],
      async handle({ body, caller, store }) {
        const { reasonCode, ...filter } = body
        const named = providersOf(providers, filter)
        if (named === undefined) {
          const fields = [{ field: 'provider', rule: 'a capability or a provider' }]
          throw new AppError('REQUEST_MALFORMED', { where: 'body', fields })
        }
        const { personId, accountId, sessionId } = caller
        const id = await openBulkRetry(store.db, {
          asked: withoutAbsent(filter),
          providers: named,
          reasonCode,
          by: { personId, accountId, sessionId, roles: caller.roles },
        })
        return { status: 201, body: await wholeRun(store.db, id), headers: { location: `/api/bulk-retries/${id}` } }
      },
    }),
    route({
      method: 'get',
      path: '/api/bulk-retries',
      operationId: 'listBulkRetries',
      summary: 'Bulk retries, the newest first',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      query: pageQuery,
      replies: { 200: { description: 'A page of them', schema: bulkRetryPage } },
      async handle({ query: { limit, after } }) {
        const [runs, names] = await Promise.all([
          listBulkRetries(store.db, { limit: limit + 1, after: readIdCursor(after) }),
          staffNames(store.db),
        ])
        const items = runs.slice(0, limit)
        const next = runs.length > limit ? writeCursor([items.at(-1)!.id]) : null
        return { status: 200, body: { items: items.map((run) => toBulkRetryView(run, names)), next } }
      },
    }),
    route({
      method: 'get',
      path: '/api/bulk-retries/{bulkRetryId}',
      operationId: 'readBulkRetry',
      summary: 'One bulk retry, with how many cases came to what',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      params: path,
      replies: { 200: { description: 'How it stands', schema: bulkRetryView } },
      errors: ['BULK_RETRY_NOT_FOUND'],
      handle: async ({ params }) => ({ status: 200, body: await wholeRun(store.db, params.bulkRetryId) }),
    }),
    route({
      method: 'get',
      path: '/api/bulk-retries/{bulkRetryId}/steps',
      operationId: 'listRetriedSteps',
      summary: 'What became of each case of a bulk retry, in the order in which they are retried',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      params: path,
      query: pageQuery.extend({
        outcome: z
          .string()
          .transform((text) => text.split(','))
          .pipe(z.array(z.enum(retryOutcomes)).max(retryOutcomes.length))
          .optional()
          .meta({ description: 'One or more, separated by commas' }),
      }),
      replies: { 200: { description: 'A page of steps', schema: retriedStepPage } },
      errors: ['BULK_RETRY_NOT_FOUND'],
      async handle({ params: { bulkRetryId }, query: { limit, after, outcome } }) {
        await getBulkRetry(store.db, bulkRetryId)
        const last = readKey(after, z.tuple([z.int().min(1).max(2_147_483_647)]))?.[0]
        const steps = await listRetriedSteps(store.db, bulkRetryId, { limit: limit + 1, after: last, outcomes: outcome })
        const items = steps.slice(0, limit)
        const next = steps.length > limit ? Buffer.from(JSON.stringify([items.at(-1)!.position])).toString('base64url') : null
        return { status: 200, body: { items: items.map(toRetriedStepView), next } }
      },
    }),
    route({
      method: 'delete',
      path: '/api/bulk-retries/{bulkRetryId}',
      operationId: 'stopBulkRetry',
      summary: 'Stop a bulk retry within seconds: no other case begins, and those under way go on by themselves',
      tag: 'Integrations',
      access: { who: 'staff', roles: operations },
      idempotent: 'record',
      params: path,
      replies: { 200: { description: 'As it stands; it has ended once nothing of it is waited for', schema: bulkRetryView } },
      errors: ['BULK_RETRY_NOT_FOUND', 'BULK_RETRY_ENDED'],
      async handle({ params: { bulkRetryId }, caller, store }) {
        const isRunning = await askToStop(store.db, bulkRetryId, caller.personId)
        const run = await wholeRun(store.db, bulkRetryId)
        if (!isRunning) throw new AppError('BULK_RETRY_ENDED', { state: run.state })
        return { status: 200, body: run }
      },
    }),
  ]
}

/** The providers that are meant; undefined where neither they nor a capability are named. */
function providersOf(
  configured: ConfiguredProviders,
  { capability, provider }: { capability?: Capability | undefined; provider?: string | undefined },
): readonly string[] | undefined {
  if (capability === undefined) return provider === undefined ? undefined : [provider]
  const serving = configured[capability] ?? []
  return provider === undefined ? serving : serving.filter((one) => one === provider)
}

function withoutAbsent<Fields extends Record<string, unknown>>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }
}

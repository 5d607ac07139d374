import { z } from 'zod'
import { roles } from '#domain/case/role.ts'
import { AppError } from '#domain/errors.ts'
import { callOutcomes } from '#domain/outside/call-outcome.ts'
import { findFamily } from '#db/cases/find-case.ts'
import { type CallFilter, countCalls, findCall, listCalls } from '#db/outside/list-calls.ts'
import type { Store } from '#db/store.ts'
import { countCap, pageQuery, readInstantCursor, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'
import { callPage, callView, toCallView, toListedCallView } from './call-view.ts'

const outcomeList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(callOutcomes)).max(callOutcomes.length))

/** What our clients asked of outside systems, and what came of it. */
export function callRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/providers/{provider}/calls',
      operationId: 'listProviderCalls',
      summary: 'Calls to one provider, the latest first',
      tag: 'Integrations',
      access: { who: 'staff', roles: ['operations', 'compliance', 'auditor'] },
      params: z.object({ provider: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/) }),
      query: pageQuery.extend({ outcome: outcomeList.optional().meta({ description: 'One or more, separated by commas' }) }),
      replies: { 200: { description: 'A page of calls', schema: callPage } },
      async handle({ params, query }) {
        const filter: CallFilter = { provider: params.provider, ...(query.outcome && { outcomes: query.outcome }) }
        return { status: 200, body: await readPage(store, filter, query) }
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/{caseId}/calls',
      operationId: 'listCaseCalls',
      summary: 'Calls that the steps of an application made, the latest first',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      params: z.object({ caseId: z.uuid() }),
      query: pageQuery.extend({ step: z.string().max(40).optional() }),
      replies: { 200: { description: 'A page of calls', schema: callPage } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, query }) {
        const family = await findFamily(store.db, params.caseId)
        const filter: CallFilter = { caseIds: family.map(({ id }) => id), ...(query.step !== undefined && { step: query.step }) }
        return { status: 200, body: await readPage(store, filter, query) }
      },
    }),
    route({
      method: 'get',
      path: '/api/calls/{callId}',
      operationId: 'readCall',
      summary: 'One call, with the shape of what went over the line',
      tag: 'Integrations',
      access: { who: 'staff', roles },
      params: z.object({ callId: z.uuid() }),
      replies: { 200: { description: 'The call', schema: callView } },
      errors: ['CALL_NOT_FOUND'],
      async handle({ params }) {
        const call = await findCall(store.db, params.callId)
        if (!call) throw new AppError('CALL_NOT_FOUND')
        return { status: 200, body: toCallView(call) }
      },
    }),
  ]
}

async function readPage(
  { db }: Store,
  filter: CallFilter,
  { limit, after: cursor }: { limit: number; after?: string | undefined },
): Promise<z.input<typeof callPage>> {
  const after = readInstantCursor(cursor)
  const [rows, count] = await Promise.all([
    listCalls(db, filter, { limit: limit + 1, ...(after && { after }) }),
    countCalls(db, filter, countCap),
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items: items.map(toListedCallView), next: rows.length > limit && last ? writeCursor([last.cursorAt, last.id]) : null, count }
}

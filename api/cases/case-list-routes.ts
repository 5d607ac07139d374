import { z } from 'zod'
import { caseStatuses } from '#domain/case/case-status.ts'
import { holdKinds } from '#domain/case/hold.ts'
import { roles } from '#domain/case/role.ts'
import { processNames } from '#domain/case/processes.ts'
import { countByStatus } from '#db/cases/count-by-status.ts'
import { caseOrders, countCases, listCases, type CaseFilter, type Colleague, type ListedCase, type OpenStep } from '#db/cases/list-cases.ts'
import type { Store } from '#db/store.ts'
import { deskSentence } from '#domain/texts/desk-sentence.ts'
import { stepForStaff } from '#domain/texts/steps.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { countCap, pageOf, pageQuery, readInstantCursor, writeCursor } from '../http/page.ts'
import { queryDate } from '../http/query-date.ts'
import { route, type Route } from '../http/route.ts'

const openStepView = z.object({
  caseId: z.string(),
  process: z.enum(processNames),
  name: z.string(),
  label: z.string(),
  state: z.string(),
  waitsFor: z.enum(['applicant', 'staff', 'outside']).nullable(),
  /** Why it is here, where a person must act. */
  sentence: z.string().nullable(),
  /** Since when it stands like this. */
  since: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
})

const listedCaseView = z
  .object({
    id: z.string(),
    reference: z.string(),
    status: z.enum(caseStatuses),
    product: z.object({ code: z.string(), name: z.string() }),
    applicantName: z.string().nullable(),
    amount: moneyView,
    termMonths: z.int(),
    openedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    /** Why nothing goes on. */
    /** Those that stand, the oldest first. */
    holds: z.array(z.object({ kind: z.enum(holdKinds), since: z.iso.datetime() })),
    /** Why it ended, in codes in order of precedence. */
    ending: z.object({ reasons: z.array(z.string()), at: z.iso.datetime() }).nullable(),
    openSteps: z.array(openStepView),
  })
  .meta({ id: 'ListedCase' })

export const casePage = pageOf(listedCaseView).meta({ id: 'CasePage' })

const count = z.object({ value: z.int(), capped: z.boolean() })

const caseCounts = z
  .object({
    counts: z.record(z.enum(caseStatuses), count),
    /** What the person who asks can do something about now. */
    mine: count,
  })
  .meta({ id: 'CaseCounts' })

const statusList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(caseStatuses)).max(caseStatuses.length))

const filters = {
  product: z.string().max(60).optional(),
  openedFrom: queryDate.optional(),
  openedBefore: queryDate.optional(),
  order: z.enum(caseOrders).default('newest'),
}

/** The list of applications. A search for a person goes in the body of a POST: names and numbers do not belong into addresses. */
export function caseListRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases',
      operationId: 'listCases',
      summary: 'Applications by state and age',
      tag: 'Cases',
      access: { who: 'staff', roles },
      query: pageQuery.extend({
        status: statusList.optional().meta({ description: 'One or more, separated by commas' }),
        mine: z
          .enum(['true', 'false'])
          .transform((text) => text === 'true')
          .optional()
          .meta({ description: 'Only what you can do something about now' }),
        ...filters,
      }),
      replies: { 200: { description: 'A page of applications', schema: casePage } },
      async handle({ query, caller }) {
        return { status: 200, body: await readPage(store, { ...query, statuses: query.status, ...(query.mine && { waitingFor: caller }) }) }
      },
    }),
    route({
      method: 'get',
      path: '/api/case-counts',
      operationId: 'countCases',
      summary: 'How many applications stand in each state, counted up to a cap',
      tag: 'Cases',
      access: { who: 'staff', roles },
      replies: { 200: { description: 'A count for each state', schema: caseCounts } },
      async handle({ caller }) {
        const [counts, mine] = await Promise.all([countByStatus(store.db, countCap), countCases(store, { waitingFor: caller }, countCap)])
        return { status: 200, body: { counts, mine } satisfies z.input<typeof caseCounts> }
      },
    }),
    route({
      method: 'post',
      path: '/api/case-searches',
      operationId: 'searchCases',
      summary: 'Applications of a person, by name, CPF or reference',
      tag: 'Cases',
      access: { who: 'staff', roles },
      body: z.strictObject({
        search: z.string().trim().min(2).max(120),
        statuses: z.array(z.enum(caseStatuses)).optional(),
        ...filters,
        limit: z.int().min(1).max(100).default(25),
        after: z.string().max(400).optional(),
      }),
      replies: { 200: { description: 'A page of applications', schema: casePage } },
      async handle({ body }) {
        return { status: 200, body: await readPage(store, body) }
      },
    }),
  ]
}

type PageRequest = {
  search?: string | undefined
  statuses?: CaseFilter['statuses'] | undefined
  product?: string | undefined
  openedFrom?: string | undefined
  openedBefore?: string | undefined
  waitingFor?: Colleague | undefined
  order: (typeof caseOrders)[number]
  limit: number
  after?: string | undefined
}

async function readPage(store: Store, request: PageRequest): Promise<z.input<typeof casePage>> {
  const filter = toFilter(request)
  const after = readInstantCursor(request.after)
  const [rows, count] = await Promise.all([
    listCases(store, filter, { order: request.order, limit: request.limit + 1, ...(after && { after }) }),
    countCases(store, filter, countCap),
  ])
  const items = rows.slice(0, request.limit)
  const last = items.at(-1)
  const next = rows.length > request.limit && last ? writeCursor([last.cursorAt, last.id]) : null
  return { items: items.map(toListedCaseView), next, count }
}

function toFilter({ search, statuses, product, openedFrom, openedBefore, waitingFor }: PageRequest): CaseFilter {
  return {
    ...(search !== undefined && { search }),
    ...(statuses && { statuses }),
    ...(product !== undefined && { productCode: product }),
    ...(openedFrom !== undefined && { openedFrom }),
    ...(openedBefore !== undefined && { openedBefore }),
    ...(waitingFor && { waitingFor }),
  }
}

function toListedCaseView(row: ListedCase): z.input<typeof listedCaseView> {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    product: { code: row.productCode, name: row.productName },
    applicantName: row.applicantName,
    amount: toMoney(row.amountMinor, row.currency),
    termMonths: row.termMonths,
    openedAt: row.openedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    holds: row.holds.map(({ kind, since }) => ({ kind, since: new Date(since).toISOString() })),
    ending: row.ending && { reasons: [...row.ending.reasons], at: row.ending.at },
    openSteps: row.openSteps.map(toOpenStepView),
  }
}

function toOpenStepView(step: OpenStep): z.input<typeof openStepView> {
  return {
    caseId: step.caseId,
    process: step.process,
    name: step.name,
    label: stepForStaff(step.name),
    state: step.state,
    waitsFor: step.waitsFor,
    sentence: deskSentence(step) ?? null,
    since: step.attention?.since ?? step.startedAt?.toISOString() ?? null,
    dueAt: step.dueAt?.toISOString() ?? null,
  }
}

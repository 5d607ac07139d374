import type { CaseStatus } from '#domain/case/case-status.ts'
import { nameWords } from '#domain/party/name-words.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import type { Attention } from '#domain/case/attention.ts'
import type { Ending, StepSummary } from '#domain/case/case-facts.ts'
import type { HoldKind } from '#domain/case/hold.ts'
import { handledSteps, type ProcessName } from '#domain/case/processes.ts'
import type { Role } from '#domain/case/role.ts'
import type { StepState, WaitsFor } from '#domain/case/step-state.ts'
import type { Db } from '../connect.ts'
import type { Store } from '../store.ts'

/** `search` is a reference, a CPF, or words of a name. */
export type CaseFilter = {
  statuses?: readonly CaseStatus[]
  productCode?: string
  openedFrom?: string
  openedBefore?: string
  search?: string
  /** Only what this person can do something about now. */
  waitingFor?: Colleague
}

export type Colleague = { personId: string; roles: readonly Role[] }

export const caseOrders = ['due', 'newest', 'oldest', 'changed'] as const
export type CaseOrder = (typeof caseOrders)[number]

export type OpenStep = {
  caseId: string
  process: ProcessName
  name: string
  state: StepState
  waitsFor: WaitsFor | null
  attention: Attention | null
  summary: StepSummary | null
  startedAt: Date | null
  dueAt: Date | null
}

export type ListedHold = { kind: HoldKind; since: string }

export type ListedCase = {
  id: string
  reference: string
  status: CaseStatus
  productCode: string
  productName: string
  applicantName: string | null
  amountMinor: number
  termMonths: number
  currency: string
  openedAt: Date
  changedAt: Date
  /** Those that stand, the oldest first. */
  holds: ListedHold[]
  ending: Ending | null
  openSteps: OpenStep[]
  /** The sorted instant to the microsecond, which a date of this language would cut off. */
  cursorAt: string
}

/** Sort columns by name; nothing that a caller writes reaches the statement. */
const orders: Record<CaseOrder, { column: string; direction: 'asc' | 'desc' }> = {
  due: { column: 'due_at', direction: 'asc' },
  newest: { column: 'opened_at', direction: 'desc' },
  oldest: { column: 'opened_at', direction: 'asc' },
  changed: { column: 'changed_at', direction: 'desc' },
}

/** Applications as the desk lists them: by keyset, so that the hundredth page costs what the first does. */
export async function listCases(
  store: Store,
  filter: CaseFilter,
  page: { order: CaseOrder; limit: number; after?: { at: string; id: string } },
): Promise<ListedCase[]> {
  const { column, direction } = orders[page.order]
  const query = filtered(store, filter)
    .join('product_version as v', 'v.id', 'c.product_version_id')
    .join('party as p', 'p.id', 'c.party_id')
    .orderBy([
      { column: `c.${column}`, order: direction },
      { column: 'c.id', order: direction },
    ])
    .limit(page.limit)
    .select(
      'c.id',
      'c.reference',
      'c.family_status',
      'v.code',
      store.db.raw(`v.content->'name'->>'en' as product_name`),
      'p.data_key',
      'p.profile',
      'c.amount_minor',
      'c.term_months',
      'c.currency',
      'c.opened_at',
      'c.changed_at',
      store.db.raw(`(
        select jsonb_agg(jsonb_build_object('kind', h.kind, 'since', h.placed_at) order by h.placed_at, h.id)
        from case_hold h where h.case_id = c.id and h.ended_at is null) as holds`),
      store.db.raw(`c.facts->'ending' as ending`),
      store.db.raw('??::text as cursor_at', [`c.${column}`]),
    )
  if (page.after)
    void query.whereRaw(`(c.${column}, c.id) ${direction === 'asc' ? '>' : '<'} (?::timestamptz, ?::uuid)`, [page.after.at, page.after.id])
  const rows = (await query) as Row[]
  const openSteps = await findOpenSteps(
    store.db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => toListed(store, row, openSteps.get(row.id) ?? []))
}

/** How many there are, counted no further than the cap. */
export async function countCases(store: Store, filter: CaseFilter, cap: number): Promise<{ value: number; capped: boolean }> {
  const capped = filtered(store, filter)
    .limit(cap + 1)
    .select('c.id')
    .as('some')
  const [row] = (await store.db.from(capped).count('* as count')) as { count: string }[]
  const value = Number(row?.count ?? 0)
  return { value: Math.min(value, cap), capped: value > cap }
}

function filtered(store: Store, filter: CaseFilter) {
  const query = store.db('case as c').whereNull('c.parent_case_id')
  if (filter.statuses && filter.statuses.length > 0) void query.whereIn('c.family_status', [...filter.statuses])
  if (filter.productCode !== undefined) {
    void query.whereIn('c.product_version_id', store.db('product_version').where({ code: filter.productCode }).select('id'))
  }
  if (filter.openedFrom !== undefined) void query.where('c.opened_at', '>=', filter.openedFrom)
  if (filter.openedBefore !== undefined) void query.where('c.opened_at', '<', filter.openedBefore)
  if (filter.search !== undefined) searchFor(store, query, filter.search)
  if (filter.waitingFor) waitFor(store.db, query, filter.waitingFor)
  return query
}

/** A step that they handle and about which nothing is proposed, a proposal of somebody else that they may answer, or a hold that they may lift. */
function waitFor(db: Db, query: ReturnType<Db>, { personId, roles }: Colleague): void {
  const members = db('case as m').whereRaw('m.root_case_id = c.id')
  const handled = handledSteps(roles).map(({ process, step }) => `${process}.${step}`)
  const steps = members
    .clone()
    .join('case_step as s', 's.case_id', 'm.id')
    .whereRaw(`(s.state = 'needs_attention' or (s.state = 'waiting' and s.waits_for = 'staff'))`)
    .whereRaw(`m.process || '.' || s.name = any(?)`, [handled])
    .whereNotExists(db('proposal as q').whereRaw(`q.case_id = m.id and q.step = s.name and q.state = 'open'`))
  const proposals = members
    .clone()
    .join('proposal as q', 'q.case_id', 'm.id')
    .where({ 'q.state': 'open' })
    .whereNot({ 'q.maker_person_id': personId })
    .whereRaw('q.eligible_roles && ?::text[]', [[...roles]])
  void query.where((either) => {
    void either.whereExists(steps).orWhereExists(proposals)
    if (roles.includes('compliance')) {
      void either.orWhere((held) => {
        // Of a proposal from before holds had names it is not known which hold it is about: it is about the only one.
        const lifting = db('proposal as q').whereRaw(
          `q.case_id = c.id and q.kind = 'releaseCase' and q.state = 'open' and coalesce(q.content->>'holdId', h.id::text) = h.id::text`,
        )
        const liftable = db('case_hold as h').whereRaw('h.case_id = c.id and h.ended_at is null').whereNotExists(lifting)
        void held.where({ 'c.family_status': 'on_hold' }).whereExists(liftable)
      })
    }
  })
}

/** Personal data is found by keyed hash, so a search for it compares hashes. */
function searchFor(store: Store, query: ReturnType<Db>, search: string): void {
  const text = search.trim()
  const digits = text.replace(/[.\-\s]/g, '')
  if (/^L-\d+/i.test(text)) void query.where('c.reference', text.toUpperCase().replace(/-(ON|DC)$/, ''))
  else if (/^\d{11}$/.test(digits)) {
    const hash = store.vault.searchHash('br-cpf', digits)
    void query.whereIn('c.party_id', store.db('party_identifier').where({ kind: 'br-cpf', value_hash: hash }).select('party_id'))
  } else {
    for (const word of nameWords(text)) {
      const hash = store.vault.searchHash('name-word', word)
      void query.whereIn('c.party_id', store.db('party_name_word').where({ word_hash: hash }).select('party_id'))
    }
  }
}

async function findOpenSteps(db: Db, rootCaseIds: string[]): Promise<Map<string, OpenStep[]>> {
  const rows = (await db('case_step as s')
    .join('case as c', 'c.id', 's.case_id')
    .whereIn('c.root_case_id', rootCaseIds)
    .whereIn('s.state', ['waiting', 'needs_attention', 'running'])
    // A step that only waits for another case of the family says nothing that the other does not.
    .whereRaw(`not (s.state = 'waiting' and s.waits_for = 'outside' and s.name in ('onboarding', 'identityDocument'))`)
    .orderBy('s.position')
    .select({
      rootCaseId: 'c.root_case_id',
      caseId: 'c.id',
      process: 'c.process',
      name: 's.name',
      state: 's.state',
      waitsFor: 's.waits_for',
      attention: 's.attention',
      summary: 's.summary',
      startedAt: 's.started_at',
      dueAt: 's.due_at',
    })) as (OpenStep & { rootCaseId: string })[]
  return Map.groupBy(rows, (row) => row.rootCaseId)
}

type Row = {
  id: string
  reference: string
  family_status: CaseStatus
  code: string
  product_name: string
  data_key: Buffer | null
  profile: Buffer | null
  amount_minor: string
  term_months: number
  currency: string
  opened_at: Date
  changed_at: Date
  holds: ListedHold[] | null
  ending: Ending | null
  cursor_at: string
}

function toListed({ vault }: Store, row: Row, openSteps: OpenStep[]): ListedCase {
  const profile =
    row.data_key && row.profile ? (JSON.parse(vault.open(row.data_key, row.profile).toString('utf8')) as PartyProfile) : undefined
  return {
    id: row.id,
    reference: row.reference,
    status: row.family_status,
    productCode: row.code,
    productName: row.product_name,
    applicantName: profile?.socialName ?? profile?.fullName ?? null,
    amountMinor: Number(row.amount_minor),
    termMonths: row.term_months,
    currency: row.currency,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    holds: row.holds ?? [],
    ending: row.ending,
    openSteps,
    cursorAt: row.cursor_at,
  }
}

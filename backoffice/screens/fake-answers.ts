import type {
  Case,
  CaseCounts,
  CasePage,
  ListedCase,
  OrderAnswer,
  OutsideCall,
  OutsideCallPage,
  Problem,
  Proposal,
  Session,
} from '../generated/api.ts'
import { ago, brl, schedule } from './build-case.ts'
import { cases } from './cases.ts'
import { documentReadByHand, proposals, readByHand } from './cases/second-person.ts'
import { incomeDiffers } from './cases/to-judge.ts'
import { documentUnread, taxAuthorityDown } from './cases/to-repair.ts'
import { bulkRetries, calls, intakePauses, integrations, providerFailures, providerSwitches, retriedSteps, wholeCall } from './outside.ts'
import { eventsOf, exports, messages, orders } from './evidence/history.ts'
import { ledger } from './evidence/ledger.ts'
import { credit, income } from './evidence/means.ts'
import { duplicates, identity, identityUnread, screening, tax } from './evidence/person.ts'
import { vocabulary } from './evidence/vocabulary.ts'

/** What is otherwise than usual in a screen. */
export type World = {
  roles?: Session['roles']
  /** Nobody is signed in. */
  isSignedOut?: boolean
  /** Nothing has happened yet. */
  isEmpty?: boolean
  /** No answer ever comes. */
  isStuck?: boolean
  /** The server answers that it cannot. */
  isDown?: boolean
  /** Operations that the roles do not open. */
  withoutOperations?: readonly string[]
}

export type Answer = { status: number; body: unknown }
export type Asked = { path: string; query: URLSearchParams; body: Record<string, unknown>; method: string }

const operations = [
  'exportCase',
  'listExports',
  'listProviderCalls',
  'openBulkRetry',
  'confirmProviderSwitch',
  'pauseIntake',
  'proposeProviderSwitch',
  'resumeIntake',
  'stopBulkRetry',
  'readDocumentContent',
  'readIdentityEvidence',
  'readIncomeEvidence',
  'readScreeningEvidence',
]

/** The answers of a server that holds these cases alone: typed by the contract, failing where a note says so. Undefined where none ever comes. */
export function createFakeServer(world: World): (asked: Asked) => Answer | undefined {
  const pendingPolls = new Map<string, number>()
  return (asked) => (world.isStuck && asked.path !== '/api/session' ? undefined : answerTo(asked, world, pendingPolls))
}

function answerTo(asked: Asked, world: World, pendingPolls: Map<string, number>): Answer {
  if (world.isSignedOut && asked.path !== '/auth/identity-provider') return problem(401, 'SIGN_IN_REQUIRED', 'Nobody is signed in')
  if (world.isDown && asked.path !== '/api/session') return problem(503, 'PROCESS_UNREACHABLE', 'The process engine does not answer')
  const [, , resource = '', id = '', part = '', , noun = ''] = asked.path.split('/')
  if (asked.path === '/auth/identity-provider') return ok({ host: 'localhost:41733' })
  switch (resource) {
    case 'session':
      return ok(sessionOf(world))
    case 'vocabulary':
      return ok(vocabulary)
    case 'products':
      return ok({ items: [{ code: 'personal-loan-br', name: 'Personal loan' }] })
    case 'case-counts':
      return ok({ counts: countsOf(world), mine: { value: minePage(world).length, capped: false } } satisfies CaseCounts)
    case 'case-searches':
      return ok(pageOf(world, asked.body['statuses'] as ListedCase['status'][] | undefined, String(asked.body['search'])))
    case 'messages':
      return ok({ items: world.isEmpty ? [] : ofCase(asked.query.get('rootCaseId')), next: null })
    case 'proposals':
      return proposalAnswer(asked, world, { id, part })
    case 'orders':
      return ok(settleLater(id, pendingPolls))
    case 'cases':
      return id === '' ? ok(listOf(asked.query, world)) : caseAnswer(asked, world, { id, part, noun })
    case 'integrations':
      return ok({ overMinutes: 15, items: world.isEmpty ? [] : integrations })
    case 'provider-switches':
      return asked.method === 'POST' ? ok(providerSwitches[0]) : ok({ items: world.isEmpty ? [] : providerSwitches, next: null })
    case 'intake-pauses':
      return asked.method === 'GET' ? ok({ items: world.isEmpty ? [] : intakePauses, next: null }) : ok(intakePauses[0])
    case 'provider-failures':
      return ok(failuresOf(asked.query.get('provider'), world))
    case 'bulk-retries':
      return bulkRetryAnswer(asked, world, { id, part })
    case 'providers':
      return ok(callPage(world.isEmpty ? [] : calls, asked.query.get('outcome')?.split(',')))
    case 'calls': {
      const found = wholeCall(id)
      return found ? ok(found) : problem(404, 'CALL_NOT_FOUND', 'There is no such call')
    }
    default:
      return problem(404, 'ROUTE_NOT_FOUND', 'There is nothing at this address')
  }
}

function caseAnswer(asked: Asked, world: World, { id, part, noun }: { id: string; part: string; noun: string }): Answer {
  const found = cases.find((one) => one.members.some((member) => member.id === id))
  if (!found) return problem(404, 'CASE_NOT_FOUND', 'There is no such case')
  if (asked.method !== 'GET') return orderAnswer(asked, found, part === 'steps' ? noun : part)
  const parts: Readonly<Record<string, unknown>> = {
    '': world.roles?.includes('auditor') ? withoutOrders(found) : found,
    calls: callPage(id === taxAuthorityDown.id ? calls.slice(0, 3) : [], undefined, asked.query.get('step')),
    events: { items: eventsOf(found), next: null },
    orders: { items: orders },
    'ledger-entries': { items: found.contract ? ledger : [] },
    identity: found === documentUnread || found === documentReadByHand ? identityUnread : identity,
    income: { income: found === incomeDiffers ? income : null },
    screening: { screening },
    'tax-standing': { tax },
    duplicates: { items: duplicates },
    credit: { credit },
    exports: { items: found.contract ? exports : [] },
  }
  return part in parts ? ok(parts[part]) : problem(404, 'ROUTE_NOT_FOUND', 'There is nothing at this address')
}

/** An auditor is offered nothing. */
function withoutOrders(found: Case): Case {
  return {
    ...found,
    members: found.members.map((one) => ({ ...one, orders: [], steps: one.steps.map((step) => ({ ...step, orders: [] })) })),
  }
}

function failuresOf(provider: string | null, { isEmpty }: World) {
  const items = isEmpty ? [] : providerFailures.filter((one) => provider === null || one.provider === provider)
  return { cases: items.reduce((sum, one) => sum + one.cases, 0), items }
}

function bulkRetryAnswer({ method, query }: Asked, { isEmpty }: World, { id, part }: { id: string; part: string }): Answer {
  if (id === '') return method === 'POST' ? { status: 201, body: bulkRetries[0] } : ok({ items: isEmpty ? [] : bulkRetries, next: null })
  const found = bulkRetries.find((one) => one.id === id)
  if (!found) return problem(404, 'BULK_RETRY_NOT_FOUND', 'There is no such bulk retry', 'Look for it in the list of bulk retries.')
  if (part === 'steps')
    return ok({ items: retriedSteps.filter((one) => (query.get('outcome') ?? one.outcome) === one.outcome), next: null })
  return ok(method === 'DELETE' ? { ...found, stopAskedBy: 'Otávio Lima', stopAskedAt: ago(0) } : found)
}

function callPage(all: readonly OutsideCall[], outcomes?: readonly string[], step?: string | null): OutsideCallPage {
  const items = all.filter((one) => (outcomes?.includes(one.outcome) ?? true) && (step === undefined || step === null || one.step === step))
  return { items, next: null, count: { value: items.length, capped: false } }
}

function orderAnswer(asked: Asked, found: Case, noun: string): Answer {
  const note = typeof asked.body['note'] === 'string' ? asked.body['note'] : ''
  if (noun === 'decision-previews') return ok(preview(asked))
  if (noun === 'evidence')
    return {
      status: 201,
      body: { id: 'ev-1', filename: 'evidence.pdf', byteSize: 88_120, mediaType: 'application/pdf', sha256: 'ab'.repeat(32) },
    }
  if (noun === 'exports') return { status: 201, body: exports[0] }
  if (note.includes('stale')) {
    const changes = eventsOf(found).slice(0, 2)
    return problem(409, 'STALE_ORDER', 'The case has changed since you looked', 'Look at what changed, then order again.', { changes })
  }
  if (note.includes('down')) return problem(503, 'PROCESS_UNREACHABLE', 'The process engine does not answer')
  if (note.includes('slow')) return { status: 202, body: answer({ outcome: 'pending', version: null }) }
  if (note.includes('two')) {
    return ok(
      answer({ outcome: 'proposed', proposal: { proposalId: 'p', hash: '9c1185a5c5e9fc54612808977ee8f548', expiresAt: ago(-2880) } }),
    )
  }
  if (noun === 'retries') {
    const step = {
      name: 'taxAuthority',
      state: 'needs_attention' as const,
      attempts: 4,
      sentence: 'The tax authority does not answer. One attempt was made.',
    }
    return ok(answer({ step }))
  }
  return ok(answer({}))
}

function settleLater(orderId: string, pendingPolls: Map<string, number>): OrderAnswer {
  const polls = (pendingPolls.get(orderId) ?? 0) + 1
  pendingPolls.set(orderId, polls)
  if (polls < 3) return answer({ orderId, outcome: 'pending', version: null })
  return answer({ orderId, step: { name: 'taxAuthority', state: 'done', attempts: 4, sentence: null } })
}

function preview(asked: Asked) {
  const terms = asked.body['terms'] as { amountMinor: number; termMonths: number } | undefined
  const rows = terms ? schedule(terms.amountMinor, terms.termMonths) : []
  const total = rows.reduce((sum, row) => sum + row.payment.amountMinor, 0)
  const interest = rows.reduce((sum, row) => sum + row.interest.amountMinor, 0)
  const needsTwo = asked.body['decision'] === 'clear' || (terms?.amountMinor ?? 0) > 2_000_000
  return {
    verdict: needsTwo ? 'needs_second_person' : 'permitted',
    eligibleRoles: needsTwo ? ['senior_underwriter'] : [],
    refusal: null,
    priced: terms
      ? {
          requested: brl(terms.amountMinor),
          net: brl(terms.amountMinor),
          financed: brl(Math.round(terms.amountMinor * 1.0257)),
          iof: brl(Math.round(terms.amountMinor * 0.0257)),
          fees: brl(0),
          instalment: rows[0]?.payment ?? brl(0),
          termMonths: terms.termMonths,
          totalPaid: brl(total),
          totalInterest: brl(interest),
          monthlyRatePercent: '2.49',
          annualRatePercent: '34.33',
          cetMonthlyPercent: '2.93',
          cetAnnualPercent: '41.42',
          disbursedOn: '2026-11-23',
          schedule: rows,
        }
      : null,
    measures: terms
      ? credit.measures.filter(({ reason }) => ['payment_too_high_for_income', 'obligations_too_high_for_income'].includes(reason))
      : [],
  }
}

function proposalAnswer(asked: Asked, world: World, { id, part }: { id: string; part: string }): Answer {
  if (id === '') return ok({ items: world.isEmpty ? [] : proposals } satisfies { items: Proposal[] })
  if (part === 'changes') {
    if (id === documentReadByHand.proposals[0]?.id) return ok({ items: readByHand })
    return ok({
      items: [
        { field: 'birthDate', before: '1988-02-29', after: '1988-02-28' },
        { field: 'taxId', before: '40442820135', after: '63017285995' },
      ],
    })
  }
  return orderAnswer(asked, cases[5]!, part)
}

function sessionOf({ roles = ['compliance'], withoutOperations = [] }: World): Session {
  return {
    accountId: 'a-1',
    name: roles.includes('auditor') ? 'Aurora Reis' : 'Clara Esteves',
    email: 'clara@tenor.example',
    roles,
    expiresAt: ago(-600),
    operations: operations.filter((operation) => !withoutOperations.includes(operation)),
  }
}

function countsOf({ isEmpty }: World): CaseCounts['counts'] {
  const counts: CaseCounts['counts'] = {}
  for (const { status } of isEmpty ? [] : cases) counts[status] = { value: (counts[status]?.value ?? 0) + 1, capped: false }
  return isEmpty ? counts : { ...counts, active: { value: 1000, capped: true } }
}

function listOf(query: URLSearchParams, world: World): CasePage {
  if (query.get('mine') !== 'true') return pageOf(world, statusesOf(query), '')
  const items = minePage(world).map(toListed)
  return { items, next: null, count: { value: items.length, capped: false } }
}

/** Where somebody is offered something to do about a step, or may answer a proposal. */
function minePage({ isEmpty }: World): Case[] {
  return (isEmpty ? [] : cases).filter(
    (found) =>
      found.proposals.some((proposal) => proposal.mayAnswer) ||
      found.holds.some(({ ended }) => ended === null) ||
      found.members.some((member) => member.steps.some((step) => step.orders.length > 0)),
  )
}

function statusesOf(query: URLSearchParams): ListedCase['status'][] | undefined {
  return query.get('status')?.split(',') as ListedCase['status'][] | undefined
}

function pageOf({ isEmpty }: World, statuses: readonly ListedCase['status'][] | undefined, search: string): CasePage {
  const items = (isEmpty ? [] : cases).filter(
    (found) =>
      (!statuses || statuses.includes(found.status)) && (found.applicant.fullName ?? '').toLowerCase().includes(search.toLowerCase()),
  )
  return { items: items.map(toListed), next: items.length > 8 ? 'after' : null, count: { value: items.length, capped: false } }
}

function toListed(found: Case): ListedCase {
  const { id, reference, status, product, applicant, requested, openedAt, changedAt } = found
  const [root] = found.members
  return {
    id,
    reference,
    status,
    product: { code: product.code, name: product.name },
    applicantName: applicant.socialName ?? applicant.fullName,
    amount: requested.amount,
    termMonths: requested.termMonths,
    openedAt,
    changedAt,
    holds: found.holds.filter(({ ended }) => ended === null).map(({ kind, since }) => ({ kind, since })),
    ending: root?.ending ?? null,
    openSteps: found.members.flatMap((member) =>
      member.steps
        .filter(
          (step) =>
            ['waiting', 'needs_attention', 'running'].includes(step.state) && !['onboarding', 'identityDocument'].includes(step.name),
        )
        .map((step) => ({
          caseId: member.id,
          process: member.process,
          name: step.name,
          label: step.label,
          state: step.state,
          waitsFor: step.waitsFor,
          sentence: step.sentence,
          since: step.attention?.since ?? step.startedAt,
          dueAt: step.dueAt,
        })),
    ),
  }
}

function ofCase(rootCaseId: string | null) {
  return rootCaseId === null ? messages : messages.filter((message) => message.rootCaseId === rootCaseId)
}

function answer(change: Partial<OrderAnswer>): OrderAnswer {
  return { orderId: '00000000-0000-7000-8000-00000000f001', outcome: 'carried_out', version: 32, step: null, proposal: null, ...change }
}

function ok(body: unknown): Answer {
  return { status: 200, body }
}

function problem(
  status: number,
  code: string,
  title: string,
  detail = 'Try again in a moment. Nothing was lost.',
  facts?: Record<string, unknown>,
): Answer {
  const body: Problem = { type: 'about:blank', title, status, detail, code, requestId: '5f0c2c1e-7a36', ...(facts && { facts }) }
  return { status, body }
}

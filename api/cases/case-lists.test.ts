import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectCase } from '#db/cases/project-case.ts'
import type { CaseFacts, StepFacts } from '#domain/case/case-facts.ts'
import type { Hold } from '#domain/case/hold.ts'
import type { CaseStatus } from '#domain/case/case-status.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import type { Role } from '#domain/case/role.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'

type Count = { value: number; capped: boolean }
type Listed = { id: string; holds: unknown; ending: unknown }

const at = '2026-11-23T12:00:00.000Z'
const placed = (kind: Hold['kind'], change: Partial<Hold> = {}): Hold => ({
  holdId: randomUUID(),
  kind,
  since: at,
  by: 'staff:p-9',
  ...change,
})

describe('the lists of the desk', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  async function openFamily(): Promise<Record<ProcessName, string>> {
    const { applicationId } = await beginApplication(bench)
    const rows = (await bench.owner.db('case').where({ application_id: applicationId }).select('id', 'process')) as {
      id: string
      process: ProcessName
    }[]
    return Object.fromEntries(rows.map(({ id, process }) => [process, id])) as Record<ProcessName, string>
  }

  async function bring(
    family: Record<ProcessName, string>,
    process: ProcessName,
    { status, ...changes }: { status: CaseStatus; steps?: Record<string, StepFacts> } & Omit<Partial<CaseFacts>, 'steps'>,
  ): Promise<void> {
    const facts = newFacts(process, { version: 2 })
    const steps = { ...facts.steps, ...changes.steps }
    const projection = { caseId: family[process], rootCaseId: family.loan, status, facts: { ...facts, ...changes, steps } }
    await projectCase(bench.store.db, { ...projection, events: [], answers: [] })
  }

  async function list(caller: ApiCaller, query: string): Promise<string[]> {
    const { status, body } = await caller.send('GET', `/api/cases?limit=100&${query}`)
    expect(status).toBe(200)
    return (body['items'] as Listed[]).map(({ id }) => id)
  }

  async function counts(caller: ApiCaller): Promise<{ counts: Record<string, Count>; mine: Count }> {
    return (await caller.send('GET', '/api/case-counts')).body as unknown as { counts: Record<string, Count>; mine: Count }
  }

  /** Those of the cases that this person is told to do something about; the count beside the queue must say the same. */
  async function mineOf(caller: ApiCaller, among: readonly string[]): Promise<string[]> {
    const mine = await list(caller, 'mine=true')
    expect((await counts(caller)).mine.value).toBe(mine.length)
    return among.filter((id) => mine.includes(id))
  }

  it('count the applications in each state by what is most urgent in their family, the members apart', async () => {
    const rita = await bench.staff(['reviewer'])
    const before = await counts(rita)
    const family = await openFamily()
    await openFamily()
    await bring(family, 'onboarding', { status: 'needs_attention', steps: { taxAuthority: parked() } })
    const after = await counts(rita)
    const added = Object.fromEntries(
      Object.keys(after.counts).map((status) => [status, after.counts[status]!.value - before.counts[status]!.value]),
    )
    expect(added).toMatchObject({ in_checks: 1, needs_attention: 1, needs_applicant: 0, completed: 0 })
  })

  it('begin with what is due first, anywhere in the family; what is due never comes last, page after page', async () => {
    const rita = await bench.staff(['reviewer'])
    const [never, later, sooner, soonest] = [await openFamily(), await openFamily(), await openFamily(), await openFamily()]
    await bring(later, 'loan', { status: 'needs_review', steps: { underwriting: waitsForDesk('2026-11-26T12:00:00.000Z') } })
    await bring(sooner, 'documentCheck', { status: 'needs_attention', steps: { readDocument: parked('2026-11-25T12:00:00.000Z') } })
    await bring(soonest, 'onboarding', {
      status: 'awaiting_second_approval',
      steps: { taxAuthority: parked('2026-11-27T12:00:00.000Z') },
      proposals: [await proposalBy('p-1', { expiresAt: '2026-11-24T12:00:00.000Z' })],
    })
    const expected = [soonest, sooner, later, never].map(({ loan }) => loan)
    expect((await list(rita, 'order=due')).filter((id) => expected.includes(id))).toEqual(expected)

    const paged: string[] = []
    for (let after: string | null | undefined; after !== null;) {
      const { body } = await rita.send('GET', `/api/cases?order=due&limit=2${after === undefined ? '' : `&after=${after}`}`)
      paged.push(...(body['items'] as Listed[]).map(({ id }) => id))
      after = body['next'] as string | null
    }
    expect(paged).toEqual(await list(rita, 'order=due'))
  })

  it('are due no more once what was due is done', async () => {
    const rita = await bench.staff(['reviewer'])
    const [done, open] = [await openFamily(), await openFamily()]
    await bring(done, 'onboarding', { status: 'needs_attention', steps: { taxAuthority: parked('2026-11-20T12:00:00.000Z') } })
    await bring(open, 'onboarding', { status: 'needs_attention', steps: { taxAuthority: parked('2026-11-21T12:00:00.000Z') } })
    await bring(done, 'onboarding', {
      status: 'in_checks',
      version: 3,
      steps: { taxAuthority: { state: 'done', attempts: 2, revision: 3 } },
    })
    const order = await list(rita, 'order=due')
    expect(order.indexOf(open.loan)).toBeLessThan(order.indexOf(done.loan))
  })

  describe('show each person what they can do something about', () => {
    const hers: [who: string, roles: Role[], sees: string[]][] = [
      ['a reviewer', ['reviewer'], ['tax']],
      ['an underwriter', ['underwriter'], ['underwriting']],
      ['compliance', ['compliance'], ['tax', 'screening', 'held']],
      ['operations', ['operations'], ['tax']],
      ['an auditor', ['auditor'], []],
    ]
    const cases: Record<string, string> = {}
    beforeAll(async () => {
      const [tax, screening, underwriting, applicant, held] = await Promise.all([1, 2, 3, 4, 5].map(openFamily))
      await bring(tax!, 'onboarding', { status: 'needs_attention', steps: { taxAuthority: parked() } })
      await bring(screening!, 'onboarding', { status: 'needs_review', steps: { screening: parked() } })
      await bring(underwriting!, 'loan', { status: 'needs_review', steps: { underwriting: waitsForDesk() } })
      await bring(applicant!, 'onboarding', {
        status: 'needs_applicant',
        steps: { details: { state: 'waiting', waitsFor: 'applicant', attempts: 0, revision: 1 } },
      })
      await bring(held!, 'loan', { status: 'on_hold', holds: [placed('fraud')] })
      Object.assign(cases, {
        tax: tax!.loan,
        screening: screening!.loan,
        underwriting: underwriting!.loan,
        applicant: applicant!.loan,
        held: held!.loan,
      })
    })

    it.each(hers)('%s', async (_who, roles, sees) => {
      const among = Object.values(cases)
      expect(await mineOf(await bench.staff(roles), among)).toEqual(among.filter((id) => sees.some((name) => cases[name] === id)))
    })

    it('a step about which something is proposed: whoever may confirm it, and no longer whoever proposed it', async () => {
      const family = await openFamily()
      const maker = await bench.staff(['reviewer'], 'p-maker')
      const makersOther = await bench.staff(['compliance'], 'p-maker')
      const checker = await bench.staff(['compliance'])
      const proposals = [await proposalBy('p-maker', { eligible: ['compliance'] })]
      await bring(family, 'onboarding', { status: 'awaiting_second_approval', steps: { taxAuthority: parked() }, proposals })
      expect(await mineOf(maker, [family.loan])).toEqual([])
      expect(await mineOf(makersOther, [family.loan])).toEqual([])
      expect(await mineOf(checker, [family.loan])).toEqual([family.loan])
    })
  })

  it('say of a held case by what, and of an ended one why', async () => {
    const rita = await bench.staff(['reviewer'])
    const [held, ended] = [await openFamily(), await openFamily()]
    const lifted = placed('fraud', {
      ending: { how: 'lifted', at, by: 'staff:p-9', orderId: randomUUID(), reasonCode: 'suspicion_cleared' },
    })
    const later = '2026-11-24T12:00:00.000Z'
    await bring(held, 'loan', { status: 'on_hold', holds: [lifted, placed('legal'), placed('sanctions', { since: later })] })
    await bring(ended, 'loan', { status: 'declined', ending: { status: 'declined', reasons: ['open_defaults'], by: 'system', at } })
    const { body } = await rita.send('GET', '/api/cases?limit=100')
    const find = ({ loan }: Record<ProcessName, string>) => (body['items'] as Listed[]).find(({ id }) => id === loan)
    expect(find(held)).toMatchObject({
      holds: [
        { kind: 'legal', since: at },
        { kind: 'sanctions', since: later },
      ],
      ending: null,
    })
    expect(find(ended)).toMatchObject({ holds: [], ending: { reasons: ['open_defaults'], at } })
  })

  it('tell on a held case who placed each hold and why, in their own words, and who lifted one', async () => {
    const [clara, otavio] = [await bench.staff(['compliance']), await bench.staff(['operations'])]
    const family = await openFamily()
    await bring(family, 'loan', { status: 'in_checks' })
    const hold = async (caller: ApiCaller, body: Record<string, unknown>): Promise<string> => {
      const { status, body: answer } = await caller.send('POST', `/api/cases/${family.loan}/holds`, {
        body,
        headers: { 'if-match': '"v2"' },
      })
      expect(status).toBe(200)
      return answer['orderId'] as string
    }
    const fraud = await hold(otavio, { reasonCode: 'fraud_suspected', holdKind: 'fraud', note: 'The same phone as yesterday.' })
    const legal = await hold(clara, { reasonCode: 'court_order', holdKind: 'legal' })
    const review = await openFamily()
    const holds: Hold[] = [
      placed('fraud', { holdId: fraud, by: `staff:${otavio.personId}`, reasonCode: 'fraud_suspected' }),
      placed('legal', {
        holdId: legal,
        by: `staff:${clara.personId}`,
        reasonCode: 'court_order',
        since: '2026-11-24T12:00:00.000Z',
        ending: {
          how: 'lifted',
          at,
          by: `staff:${clara.personId}`,
          orderId: legal,
          reasonCode: 'order_lifted',
          confirmedBy: `staff:${otavio.personId}`,
        },
      }),
      placed('sanctions', { since: '2026-11-25T12:00:00.000Z', confirmedIn: review.loan }),
    ]
    await bring(family, 'loan', { status: 'on_hold', version: 3, holds })
    const { body } = await clara.send('GET', `/api/cases/${family.loan}`)
    const name = ({ personId }: { personId: string }) => `Person ${personId.slice(0, 4)}`
    expect(body['holds']).toEqual([
      {
        id: fraud,
        kind: 'fraud',
        since: at,
        by: name(otavio),
        reason: 'Fraud is suspected',
        note: 'The same phone as yesterday.',
        confirmedIn: null,
        ended: null,
      },
      expect.objectContaining({
        id: legal,
        ended: { how: 'lifted', at, by: name(clara), confirmedBy: name(otavio), reason: 'The order was lifted', note: null },
      }),
      expect.objectContaining({
        kind: 'sanctions',
        reason: null,
        confirmedIn: { caseId: review.loan, reference: expect.stringMatching(/^L-/) },
      }),
    ])
    const offered = (body['members'] as { orders: { kind: string; choices: string[]; needsSecondPerson: boolean }[] }[])[0]!.orders
    expect(offered.filter(({ kind }) => kind === 'releaseCase')).toEqual([
      expect.objectContaining({ choices: [fraud], needsSecondPerson: false }),
      expect.objectContaining({ choices: [holds[2]!.holdId], needsSecondPerson: true }),
    ])
  })

  it('name the hold that an order lifts, and refuse one that the case never had', async () => {
    const clara = await bench.staff(['compliance'])
    const family = await openFamily()
    const hold = placed('sanctions')
    await bring(family, 'loan', { status: 'on_hold', holds: [hold] })
    const lift = (holdId: string) =>
      clara.send('DELETE', `/api/cases/${family.loan}/holds/${holdId}`, {
        body: { reasonCode: 'no_longer_listed' },
        headers: { 'if-match': '"v2"' },
      })
    expect((await lift(randomUUID())).body.code).toBe('CASE_NOT_ON_HOLD')
    expect((await lift(hold.holdId)).status).toBe(200)
    expect(bench.engine.orders.at(-1)?.order.content).toEqual({ kind: 'releaseCase', holdId: hold.holdId, holdKind: 'sanctions' })
  })

  it('wait for compliance as long as a hold stands that nobody has proposed to lift', async () => {
    const clara = await bench.staff(['compliance'])
    const family = await openFamily()
    const [fraud, sanctions] = [placed('fraud'), placed('sanctions')]
    const lifting = async (holdId: string) => ({
      ...(await proposalBy('p-other', { eligible: ['reviewer'] })),
      content: { kind: 'releaseCase', holdId } as const,
    })
    const proposals = [await lifting(sanctions.holdId)]
    await bring(family, 'loan', { status: 'on_hold', holds: [fraud, sanctions], proposals })
    expect(await mineOf(clara, [family.loan])).toEqual([family.loan])
    await bring(family, 'loan', {
      status: 'on_hold',
      version: 3,
      holds: [fraud, sanctions],
      proposals: [...proposals, await lifting(fraud.holdId)],
    })
    expect(await mineOf(clara, [family.loan])).toEqual([])
  })

  async function proposalBy(
    personId: string,
    changes: { expiresAt?: string; eligible?: readonly Role[] },
  ): Promise<CaseFacts['proposals'][number]> {
    const { accountId } = await bench.staff(['reviewer'], personId)
    return {
      proposalId: randomUUID(),
      content: { kind: 'skipStep', step: 'taxAuthority' },
      reasonCode: 'other',
      hash: 'a'.repeat(64),
      maker: { kind: 'staff', personId, accountId, roles: ['reviewer'] },
      eligible: ['reviewer', 'compliance'],
      stepRevision: 2,
      state: 'open',
      proposedAt: '2026-11-23T12:00:00.000Z',
      expiresAt: '2026-11-30T12:00:00.000Z',
      ...changes,
    }
  }
})

function parked(dueAt?: string): StepFacts {
  const attention = { cause: 'refused', code: 'TAX_AUTHORITY_REFUSED', facts: {}, attempts: 1, since: '2026-11-23T12:00:00.000Z' } as const
  return { state: 'needs_attention', attempts: 1, revision: 2, attention, ...(dueAt !== undefined && { dueAt }) }
}

function waitsForDesk(dueAt?: string): StepFacts {
  return { state: 'waiting', waitsFor: 'staff', attempts: 0, revision: 1, ...(dueAt !== undefined && { dueAt }) }
}

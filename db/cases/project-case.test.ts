import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCase } from '#db/cases/find-case.ts'
import { eventsAfter } from '#db/cases/list-events.ts'
import { projectCase, type CaseProjection } from '#db/cases/project-case.ts'
import type { CaseEvent } from '#domain/case/case-event.ts'
import type { CaseFacts, StepFacts } from '#domain/case/case-facts.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { beginApplication, openApiBench, type ApiBench } from '#test/api/api-bench.ts'

const at = '2026-11-23T12:00:00.000Z'

describe('the record of a case', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  async function newCase(): Promise<{ caseId: string; rootCaseId: string }> {
    const { applicationId } = await beginApplication(bench)
    const row = (await bench.owner.db('case').where({ application_id: applicationId, process: 'onboarding' }).first()) as {
      id: string
      root_case_id: string
    }
    return { caseId: row.id, rootCaseId: row.root_case_id }
  }

  const states: Record<number, StepFacts> = {
    1: { state: 'pending', attempts: 0, revision: 0 },
    2: { state: 'running', attempts: 1, revision: 1 },
    3: {
      state: 'needs_attention',
      attempts: 1,
      revision: 2,
      attention: { cause: 'refused', code: 'TAX_AUTHORITY_REFUSED', facts: {}, attempts: 1, since: at },
    },
    4: { state: 'running', attempts: 2, revision: 3 },
    5: { state: 'done', attempts: 2, revision: 4 },
  }

  function projections(ids: { caseId: string; rootCaseId: string }): CaseProjection[] {
    return [1, 2, 3, 4, 5].map((version) => {
      const facts = newFacts('onboarding', { version })
      facts.steps.taxAuthority = states[version]!
      const event: CaseEvent = {
        sequence: version,
        kind: 'step_started',
        at,
        actor: 'system',
        step: 'taxAuthority',
        facts: { attempt: version },
      }
      return { ...ids, status: version === 3 ? 'needs_attention' : 'in_checks', facts, events: [event], answers: [] }
    })
  }

  it('ends the same whatever order its changes arrive in, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }), async (order) => {
        const ids = await newCase()
        const all = projections(ids)
        for (const index of order) await projectCase(bench.store.db, all[index]!)
        const newest = Math.max(...order) + 1
        const row = await findCase(bench.store.db, ids.caseId)
        const step = (await bench.owner.db('case_step').where({ case_id: ids.caseId, name: 'taxAuthority' }).first()) as {
          state: string
          revision: number
        }
        expect([row.version, step.state, step.revision]).toEqual([newest, states[newest]!.state, states[newest]!.revision])
        const events = await eventsAfter(bench.store.db, ids.caseId, 0)
        expect(events.map((event) => event.sequence)).toEqual([...new Set(order.map((index) => index + 1))].toSorted((a, b) => a - b))
      }),
      { numRuns: 12 },
    )
  })

  it('ends the same when two changes are written at the same moment', async () => {
    const ids = await newCase()
    await Promise.all(projections(ids).map((projection) => projectCase(bench.store.db, projection)))
    expect((await findCase(bench.store.db, ids.caseId)).version).toBe(5)
  })

  it('gives the application the status of its most urgent case', async () => {
    const ids = await newCase()
    const [, , parked, running] = projections(ids)
    await projectCase(bench.store.db, parked!)
    expect((await findCase(bench.store.db, ids.rootCaseId)).familyStatus).toBe('needs_attention')
    await projectCase(bench.store.db, running!)
    expect((await findCase(bench.store.db, ids.rootCaseId)).familyStatus).toBe('in_checks')
  })

  it('is about the terms that are asked for now, and has the steps that they ask for', async () => {
    const { rootCaseId } = await newCase()
    const project = (version: number, requested: CaseFacts['requested'], { incomePapers, ...others }: CaseFacts['steps']) => {
      const facts = newFacts('loan', { version, requested })
      facts.steps = { ...others, ...(requested.amountMinor > 3_000_000 && { incomePapers: incomePapers! }) }
      return projectCase(bench.store.db, { caseId: rootCaseId, rootCaseId, status: 'in_checks', facts, events: [], answers: [] })
    }
    const stands = async () => {
      const { amountMinor, termMonths } = await findCase(bench.store.db, rootCaseId)
      const steps = await bench.owner.db('case_step').where({ case_id: rootCaseId, name: 'incomePapers' })
      return [amountMinor, termMonths, steps.length]
    }
    const { steps } = newFacts('loan')
    await project(2, { amountMinor: 4_000_000, termMonths: 36 }, steps)
    expect(await stands()).toEqual([4_000_000, 36, 1])
    await project(3, { amountMinor: 900_000, termMonths: 24 }, steps)
    expect(await stands()).toEqual([900_000, 24, 0])
    await project(2, { amountMinor: 4_000_000, termMonths: 36 }, steps)
    expect(await stands()).toEqual([900_000, 24, 0])
  })

  it('keeps its events as they were written: the product may not change or delete one', async () => {
    const ids = await newCase()
    await projectCase(bench.store.db, projections(ids)[0]!)
    await expect(bench.store.db('case_event').where({ case_id: ids.caseId }).update({ actor: 'nobody' })).rejects.toThrow(
      /permission denied/,
    )
    await expect(bench.store.db('case_event').where({ case_id: ids.caseId }).delete()).rejects.toThrow(/permission denied/)
  })

  it('takes no confirmation of a proposal by the person who made it, whoever writes it', async () => {
    const ids = await newCase()
    const ulisses = await bench.staff(['underwriter'], 'p-same')
    const facts = newFacts('onboarding', { version: 2 })
    facts.proposals = [
      {
        proposalId: crypto.randomUUID(),
        content: { kind: 'cancelCase' },
        reasonCode: 'x',
        hash: 'h',
        maker: { kind: 'staff', personId: 'p-same', accountId: ulisses.accountId, roles: ['underwriter'] },
        eligible: ['underwriter'],
        state: 'confirmed',
        checkerPersonId: 'p-same',
        proposedAt: at,
        expiresAt: at,
      },
    ]
    await expect(projectCase(bench.store.db, { ...ids, status: 'in_checks', facts, events: [], answers: [] })).rejects.toThrow(
      /second_person_is_another/,
    )
  })

  it('ends what the application ended too early to begin', async () => {
    const { rootCaseId, caseId } = await newCase()
    const facts = newFacts('loan', { version: 4 })
    facts.ending = { status: 'withdrawn', reasons: ['changed_mind'], by: 'applicant', at }
    await projectCase(bench.store.db, { caseId: rootCaseId, rootCaseId, status: 'withdrawn', facts, events: [], answers: [] })
    const below = await findCase(bench.store.db, caseId)
    expect([below.status, below.version]).toEqual(['withdrawn', 0])
    expect(below.endedAt).not.toBeNull()
  })
})

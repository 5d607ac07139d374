import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCase } from '#db/cases/find-case.ts'
import { projectCase } from '#db/cases/project-case.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { beginApplication, openApiBench, type ApiBench } from '#test/api/api-bench.ts'
import { up } from '../../migrations/20261130_50_case_holds.ts'

type Told = { kind: string; actor?: string; facts?: Record<string, unknown> }

const clara = 'staff:p-clara'
const caio = 'staff:p-caio'
const second = (number: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, number))

describe('holds from before they were kept one by one', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  /** An application of whose case these events are told, each a second after the one before. */
  async function openCase(events: readonly Told[]): Promise<string> {
    const { applicationId } = await beginApplication(bench)
    const { id } = (await bench.owner.db('case').where({ application_id: applicationId, process: 'loan' }).first('id')) as { id: string }
    const rows = events.map(({ kind, actor = 'system', facts = {} }, index) => ({
      case_id: id,
      sequence: index + 1,
      kind,
      actor,
      at: second(index),
      facts: JSON.stringify(facts),
    }))
    await bench.owner.db('case_event').insert(rows)
    return id
  }

  async function moved(caseId: string) {
    await bench.owner.db.raw('drop table if exists case_hold')
    await up(bench.owner.db)
    return bench.owner.db('case_hold').where({ case_id: caseId }).orderBy('placed_at')
  }

  const ordered = (order: string, orderId: string, reasonCode = 'fraud_suspected', actor = clara): Told => ({
    kind: 'order_given',
    actor,
    facts: { order, orderId, reasonCode },
  })
  const held: Told = { kind: 'case_held', actor: clara, facts: { hold: 'fraud' } }

  it('keep who placed and lifted them, when and why, under the id of their order', async () => {
    const [first, lifting, next] = [randomUUID(), randomUUID(), randomUUID()]
    const released: Told = { kind: 'case_released', actor: clara }
    const events = [
      ordered('holdCase', first),
      held,
      ordered('releaseCase', lifting, 'suspicion_cleared'),
      released,
      ordered('holdCase', next),
      held,
    ]
    expect(await moved(await openCase(events))).toMatchObject([
      {
        id: first,
        kind: 'fraud',
        reason_code: 'fraud_suspected',
        placed_by: clara,
        placed_at: second(1),
        ending: 'lifted',
        ended_by: clara,
        ended_at: second(3),
        ended_order_id: lifting,
        ended_reason_code: 'suspicion_cleared',
        end_confirmed_by: null,
      },
      { id: next, placed_at: second(5), ending: null, ended_at: null, ended_order_id: null, ended_reason_code: null },
    ])
  })

  it('name both people where lifting took two, and the order that was proposed', async () => {
    const proposalId = randomUUID()
    const events = [
      ordered('holdCase', randomUUID()),
      held,
      ordered('confirmProposal', randomUUID(), 'evidence_checked', caio),
      { kind: 'proposal_confirmed', actor: caio, facts: { proposalId } },
      ordered('releaseCase', randomUUID(), 'suspicion_cleared'),
      { kind: 'case_released', actor: clara },
    ]
    expect(await moved(await openCase(events))).toMatchObject([{ ended_by: clara, end_confirmed_by: caio, ended_order_id: proposalId }])
  })

  it('ended with their case where nobody lifted them', async () => {
    const ended: Told = { kind: 'case_ended', actor: caio, facts: { status: 'declined' } }
    expect(await moved(await openCase([ordered('holdCase', randomUUID()), held, ended]))).toMatchObject([
      { ending: 'case_ended', ended_by: caio, ended_at: second(2), ended_order_id: null, ended_reason_code: null },
    ])
  })

  it('go by the id of their case where the process went on in a new run and knows no order any more', async () => {
    const caseId = await openCase([ordered('holdCase', randomUUID()), held, { kind: 'run_continued' }])
    expect(await moved(caseId)).toMatchObject([{ id: caseId, ending: null }])
  })

  it('still hold a case whose facts are as they were told then, and are not written anew', async () => {
    const orderId = randomUUID()
    const caseId = await openCase([ordered('holdCase', orderId), held])
    const sole = { kind: 'fraud', since: second(1).toISOString(), by: clara }
    const { holds: _holds, ...facts } = newFacts('loan', { version: 2 })
    const told = JSON.stringify({ ...facts, hold: sole })
    await bench.owner.db('case').where({ id: caseId }).update({ facts: told, version: 2, status: 'on_hold', family_status: 'on_hold' })
    await moved(caseId)
    const hold = { holdId: orderId, reasonCode: 'fraud_suspected', ...sole }
    expect((await findCase(bench.store.db, caseId)).facts?.holds).toEqual([hold])
    expect(await bench.owner.db('case').where({ id: caseId }).first('facts')).toEqual({ facts: JSON.parse(told) })

    // When the process goes on it tells the same hold, with its end.
    const ending = {
      how: 'lifted',
      at: second(9).toISOString(),
      by: clara,
      orderId: randomUUID(),
      reasonCode: 'suspicion_cleared',
    } as const
    const now = newFacts('loan', { version: 3, holds: [{ ...hold, kind: 'fraud', ending }] })
    await projectCase(bench.store.db, { caseId, rootCaseId: caseId, status: 'in_checks', facts: now, events: [], answers: [] })
    expect(await bench.owner.db('case_hold').where({ case_id: caseId })).toMatchObject([
      { id: orderId, ending: 'lifted', ended_at: second(9) },
    ])
  })

  it('cannot be taken away by the product, nor lifted by one person twice', async () => {
    const caseId = await openCase([ordered('holdCase', randomUUID()), held])
    await moved(caseId)
    await expect(bench.store.db('case_hold').where({ case_id: caseId }).delete()).rejects.toThrow(/permission denied/)
    const lifted = { ending: 'lifted', ended_by: clara, ended_at: second(9), end_confirmed_by: clara }
    await expect(bench.owner.db('case_hold').where({ case_id: caseId }).update(lifted)).rejects.toThrow(/lifted_by_two_people/)
  })
})

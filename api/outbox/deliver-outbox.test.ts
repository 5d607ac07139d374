import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enqueue } from '#db/delivery/enqueue.ts'
import { AppError } from '#domain/errors.ts'
import type { ProcessEngine } from '../processes/process-engine.ts'
import { startOutboxRelay } from './deliver-outbox.ts'
import { beginApplication, openApiBench, type ApiBench } from '#test/api/api-bench.ts'

type Told = { workflowId: string; factId: string }

describe('the relay of the outbox', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  const log = pino({ level: 'silent' })

  function engineThat(report: (told: Told) => void | Promise<void>): ProcessEngine {
    return {
      ...bench.engine,
      startCase: async () => undefined,
      reportFact: async (workflowId, fact) => report({ workflowId, factId: fact.factId }),
    }
  }

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const giveUpAt = Date.now() + 10_000
    while (!(await isSo())) {
      if (Date.now() > giveUpAt) throw new Error('never so')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  async function newFact(): Promise<{ id: string; caseId: string }> {
    const { applicationId } = await beginApplication(bench)
    const row = (await bench.owner.db('case').where({ application_id: applicationId, process: 'onboarding' }).first()) as { id: string }
    return { id: await enqueue(bench.store.db, { kind: 'report_fact', caseId: row.id, payload: { subject: 'details' } }), caseId: row.id }
  }

  const isDelivered = async (id: string) =>
    (await bench.owner.db('outbox').where({ id }).whereNotNull('delivered_at').first()) !== undefined

  it('tells the process of every fact by its own id, once it can', async () => {
    const fact = await newFact()
    const told: Told[] = []
    let fails = 2
    const relay = startOutboxRelay({
      db: bench.store.db,
      log,
      pollMs: 20,
      engine: engineThat((one) => {
        if (one.factId === fact.id && fails-- > 0) throw new AppError('PROCESS_UNREACHABLE')
        told.push(one)
      }),
    })
    await until(() => isDelivered(fact.id))
    await relay.stop()
    expect(told.filter((one) => one.factId === fact.id)).toEqual([{ workflowId: `onboarding:${fact.caseId}`, factId: fact.id }])
  })

  it('shares the work with other copies: each fact is told by one of them', async () => {
    const facts = await Promise.all(Array.from({ length: 30 }, newFact))
    const told: string[] = []
    const engine = engineThat(({ factId }) => void told.push(factId))
    const relays = [1, 2, 3].map(() => startOutboxRelay({ db: bench.store.db, log, pollMs: 20, engine }))
    await until(async () => (await Promise.all(facts.map(({ id }) => isDelivered(id)))).every(Boolean))
    await Promise.all(relays.map((relay) => relay.stop()))
    const ours = told.filter((factId) => facts.some(({ id }) => id === factId))
    expect(ours.toSorted()).toEqual(facts.map(({ id }) => id).toSorted())
  })

  it('gives up on a fact for a case that has ended, and keeps one for a case that has not begun', async () => {
    const [ended, early] = [await newFact(), await newFact()]
    await bench.owner.db('case').where({ id: ended.caseId }).update({ ended_at: new Date() })
    const relay = startOutboxRelay({
      db: bench.store.db,
      log,
      pollMs: 20,
      engine: engineThat(() => {
        throw new AppError('NO_LONGER_RUNNING')
      }),
    })
    await until(() => isDelivered(ended.id))
    await until(async () => ((await bench.owner.db('outbox').where({ id: early.id }).first()) as { attempts: number }).attempts > 0)
    await relay.stop()
    expect(await isDelivered(early.id)).toBe(false)
  })
})

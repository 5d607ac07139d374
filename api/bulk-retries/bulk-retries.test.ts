import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findCase } from '#db/cases/find-case.ts'
import { projectCase } from '#db/cases/project-case.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { settleRetriedStep } from '#db/bulk-retries/retried-steps.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'
import { parkStep } from '#test/api/park-step.ts'

type Failures = { cases: number; items: { provider: string; step: string; cases: number; failure: { code: string } }[] }
type Run = { id: string; cases: number; tally: Record<string, number> }

let bench: ApiBench
let otavio: ApiCaller
let rita: ApiCaller
beforeAll(async () => {
  bench = await openApiBench()
  ;[otavio, rita] = await Promise.all([bench.staff(['operations']), bench.staff(['reviewer'])])
})
afterAll(() => bench.close())
beforeEach(async () => {
  await bench.owner.db('bulk_retry_step').delete()
  await bench.owner.db('case_step').delete()
})

async function caseOf(process: ProcessName): Promise<string> {
  const { applicationId } = await beginApplication(bench)
  return (await bench.owner.db('case').where({ application_id: applicationId, process }).first('id')).id as string
}

/** People whose tax standing could not be asked, in the order in which they were stopped. */
async function stoppedAtTax(howMany: number): Promise<string[]> {
  const cases: string[] = []
  for (let number = 0; number < howMany; number += 1) {
    const id = await caseOf('onboarding')
    const since = `2026-11-23T1${number}:00:00.000Z`
    await parkStep(bench.store.db, id, 'taxAuthority', { provider: 'serpro', code: 'TAX_AUTHORITY_DOWN', since })
    cases.push(id)
  }
  return cases
}

const failures = async (query = '') => (await rita.send('GET', `/api/provider-failures${query}`)).body as unknown as Failures
const open = (body: Record<string, unknown>, key = randomUUID()) =>
  otavio.send('POST', '/api/bulk-retries', { body: { reasonCode: 'outside_system_back', ...body }, headers: { 'idempotency-key': key } })
const stepsOf = async (id: string, query = '') =>
  (await rita.send('GET', `/api/bulk-retries/${id}/steps${query}`)).body as unknown as {
    items: { caseId: string; outcome: string; outcomeLabel: string; failure: { code: string; title: string } | null; reference: string }[]
    next: string | null
  }

describe('what outside systems keep from going on', () => {
  it('is counted by provider, failure and step, wherever the provider stands in the record', async () => {
    await stoppedAtTax(2)
    const contact = await caseOf('onboarding')
    await parkStep(bench.store.db, contact, 'contactCode', { code: 'SMS_DOWN', facts: { provider: 'twilio' } })
    expect(await failures()).toEqual({
      cases: 3,
      items: [
        expect.objectContaining({
          provider: 'serpro',
          providerLabel: 'Serpro Consulta CPF',
          failure: { code: 'TAX_AUTHORITY_DOWN', title: 'The tax authority did not answer.' },
          step: 'taxAuthority',
          cases: 2,
          oldestSince: '2026-11-23T10:00:00.000Z',
        }),
        expect.objectContaining({ provider: 'twilio', step: 'contactCode', cases: 1 }),
      ],
    })
    expect((await failures('?capability=sms')).items.map(({ provider }) => provider)).toEqual(['twilio'])
    expect((await failures('?capability=sms&provider=serpro')).cases).toBe(0)
    expect((await failures('?code=TAX_AUTHORITY_REFUSED')).cases).toBe(0)
  })

  it('is nothing that a person must judge, nothing of our own, and no case on hold', async () => {
    const [judged, broken, held] = [await caseOf('onboarding'), await caseOf('onboarding'), await caseOf('onboarding')]
    await parkStep(bench.store.db, judged, 'taxAuthority', { provider: 'serpro', code: 'TAX_NO_MATCH', cause: 'judgement' })
    await parkStep(bench.store.db, broken, 'taxAuthority', { provider: 'serpro', code: 'UNEXPECTED_ERROR', cause: 'bug' })
    await parkStep(bench.store.db, held, 'taxAuthority', { provider: 'serpro', code: 'TAX_AUTHORITY_DOWN' })
    expect((await failures()).cases).toBe(1)
    const { rootCaseId } = await findCase(bench.store.db, held)
    const holds = [{ holdId: randomUUID(), kind: 'fraud' as const, since: '2026-11-23T12:00:00.000Z', by: 'staff:p-1' }]
    const facts = newFacts('loan', { version: 9, holds })
    await projectCase(bench.store.db, { caseId: rootCaseId, rootCaseId, status: 'on_hold', facts, events: [], answers: [] })
    expect((await failures()).cases).toBe(0)
    expect((await open({ provider: 'serpro' })).body.code).toBe('NOTHING_TO_RETRY')
    expect(await bench.owner.db('bulk_retry').where({ provider: 'serpro' })).toEqual([])
  })
})

describe('a bulk retry', () => {
  it('takes those that wait longest first, is told to the processes once, and is the same when its request is repeated', async () => {
    const cases = await stoppedAtTax(3)
    const key = randomUUID()
    const first = await open({ provider: 'serpro', code: 'TAX_AUTHORITY_DOWN' }, key)
    expect(first.status).toBe(201)
    const run = first.body as unknown as Run
    expect(run).toMatchObject({ state: 'running', cases: 3, tally: { waiting: 3, went_on: 0 }, providerLabel: 'Serpro Consulta CPF' })
    expect((await open({ provider: 'serpro', code: 'TAX_AUTHORITY_DOWN' }, key)).body['id']).toBe(run.id)
    expect((await stepsOf(run.id)).items.map(({ caseId }) => caseId)).toEqual(cases)
    const told = await bench.owner.db('outbox').where({ kind: 'start_bulk_retry' }).whereRaw(`payload->>'bulkRetryId' = ?`, [run.id])
    expect(told).toHaveLength(1)
  })

  it('takes no case that another one under way will come to', async () => {
    await stoppedAtTax(1)
    await open({ capability: 'tax' })
    expect((await failures()).cases).toBe(0)
    expect((await open({ provider: 'serpro' })).body.code).toBe('NOTHING_TO_RETRY')
  })

  it('must name a provider or what it is for, and a reason', async () => {
    expect((await open({ code: 'TAX_AUTHORITY_DOWN' })).body.code).toBe('REQUEST_MALFORMED')
    expect((await open({ provider: 'serpro', reasonCode: undefined })).body.code).toBe('REQUEST_MALFORMED')
  })

  it('shows what became of each case, page by page and by outcome', async () => {
    await stoppedAtTax(3)
    const { id } = (await open({ provider: 'serpro' })).body as unknown as Run
    await settleRetriedStep(bench.store.db, { bulkRetryId: id, position: 1 }, { outcome: 'went_on' })
    await settleRetriedStep(bench.store.db, { bulkRetryId: id, position: 2 }, { outcome: 'parked_again', errorCode: 'TAX_AUTHORITY_DOWN' })
    const page = await stepsOf(id, '?limit=2')
    expect(page.items).toMatchObject([
      { outcome: 'went_on', outcomeLabel: 'The case went on', failure: null },
      { outcome: 'parked_again', failure: { code: 'TAX_AUTHORITY_DOWN', title: 'The tax authority did not answer.' } },
    ])
    expect((await stepsOf(id, `?limit=2&after=${page.next}`)).items.map(({ outcome }) => outcome)).toEqual(['waiting'])
    expect((await stepsOf(id, '?outcome=parked_again,waiting')).items).toHaveLength(2)
    const run = (await rita.send('GET', `/api/bulk-retries/${id}`)).body as unknown as Run
    expect([run.cases, run.tally['went_on'], run.tally['parked_again'], run.tally['waiting']]).toEqual([3, 1, 1, 1])
    const list = (await rita.send('GET', '/api/bulk-retries?limit=1')).body as unknown as { items: Run[] }
    expect(list.items.map((one) => one.id)).toEqual([id])
  })

  it('stops when operations say so, and remembers who did', async () => {
    await stoppedAtTax(1)
    const { id } = (await open({ provider: 'serpro' })).body as unknown as Run
    expect((await rita.send('DELETE', `/api/bulk-retries/${id}`)).body.code).toBe('ACCESS_DENIED')
    const stopped = await otavio.send('DELETE', `/api/bulk-retries/${id}`)
    expect(stopped.body).toMatchObject({ state: 'running', stopAskedBy: expect.stringContaining('Person') as unknown })
    const headers = { 'idempotency-key': randomUUID() }
    const [once, again] = [
      await otavio.send('DELETE', `/api/bulk-retries/${id}`, { headers }),
      await otavio.send('DELETE', `/api/bulk-retries/${id}`, { headers }),
    ]
    expect([once.headers.get('idempotent-replay'), again.headers.get('idempotent-replay')]).toEqual([null, 'true'])
    await bench.owner.db('bulk_retry').where({ id }).update({ state: 'stopped', ended_at: new Date() })
    expect((await otavio.send('DELETE', `/api/bulk-retries/${id}`)).body.code).toBe('BULK_RETRY_ENDED')
  })
})

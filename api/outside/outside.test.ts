import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { configuredProviders } from '#bin/configured-providers.ts'
import { type CallToRecord, recordCalls } from '#db/outside/record-calls.ts'
import { type ApiAnswer, type ApiBench, type ApiCaller, beginApplication, openApiBench } from '#test/api/api-bench.ts'

let bench: ApiBench
let otavio: ApiCaller
let rita: ApiCaller
beforeAll(async () => {
  // The figures are of the last minutes, by the database's clock.
  bench = await openApiBench({ clock: () => new Date().toISOString() })
  ;[otavio, rita] = await Promise.all([bench.staff(['operations']), bench.staff(['reviewer'])])
})
afterAll(() => bench.close())
beforeEach(() => bench.owner.db('outside_call').delete())

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
const call = (changes: Partial<CallToRecord>): CallToRecord => ({
  capability: 'tax',
  provider: 'serpro',
  operation: 'check_person',
  startedAt: secondsAgo(10),
  durationMs: 120,
  outcome: 'answered',
  httpStatus: 200,
  ...changes,
})
const down = { outcome: 'unavailable', httpStatus: 503, errorCode: 'TAX_AUTHORITY_DOWN', words: 'Service unavailable' } as const

type Body = { items: Record<string, unknown>[]; next: string | null; count: { value: number; capped: boolean } }
const bodyOf = (answer: ApiAnswer) => answer.body as unknown as Body

describe('the list of integrations', () => {
  async function provider(name: string) {
    const { items } = bodyOf(await rita.send('GET', '/api/integrations'))
    return items.flatMap((item) => item['providers'] as Record<string, unknown>[]).find((one) => one['provider'] === name)
  }

  it('names every provider that is set up, by capability, also those that nobody has called', async () => {
    const { items } = bodyOf(await rita.send('GET', '/api/integrations'))
    const named = items.map((item) => [item['capability'], (item['providers'] as { provider: string }[]).map((one) => one.provider)])
    expect(Object.fromEntries(named)).toEqual(configuredProviders({ ECM_PROVIDER: 'folder', ONE_TIME_CODES_BY: 'built-in' }))
    expect(await provider('textract')).toMatchObject({ state: 'quiet', calls: 0, p95Ms: null, lastSuccessAt: null })
  })

  it('names each as the desk does everywhere, by the vocabulary', async () => {
    const { items } = bodyOf(await rita.send('GET', '/api/integrations'))
    const { providers } = (await rita.send('GET', '/api/vocabulary')).body as unknown as { providers: Record<string, string> }
    const named = items.flatMap((item) => item['providers'] as { provider: string; label: string }[])
    expect(named.filter(({ provider, label }) => providers[provider] !== label)).toEqual([])
  })

  it('counts five failures in a row as an outage, however well the minutes before went', async () => {
    const well = Array.from({ length: 20 }, (_, index) => call({ startedAt: secondsAgo(100 + index) }))
    const failed = (count: number) => Array.from({ length: count }, (_, index) => call({ ...down, startedAt: secondsAgo(50 - index) }))
    await recordCalls(bench.store.db, [...well, ...failed(4)])
    expect(await provider('serpro')).toMatchObject({ state: 'struggling', failures: 4 })
    await recordCalls(bench.store.db, [call({ ...down, startedAt: secondsAgo(5) })])
    expect(await provider('serpro')).toMatchObject({ state: 'failing', failures: 5 })
  })

  it('says how each does, in words and figures', async () => {
    await recordCalls(bench.store.db, [
      call({ startedAt: secondsAgo(30) }),
      call({ ...down, startedAt: secondsAgo(20) }),
      call({ ...down, startedAt: secondsAgo(10) }),
      call({ provider: 'yente', capability: 'screening', durationMs: 80 }),
    ])
    expect(await provider('serpro')).toMatchObject({ state: 'failing', stateLabel: 'Does not answer', calls: 3, failures: 2 })
    expect(await provider('yente')).toMatchObject({ state: 'working', calls: 1, failures: 0, p95Ms: 80 })
  })

  it('is in the metrics with the same figures and nothing personal in any label', async () => {
    await recordCalls(bench.store.db, [call({}), call(down)])
    const metrics = (await bench.caller().send('GET', '/metrics')).bytes.toString('utf8')
    expect(metrics).toContain('tenor_outside_calls{capability="tax",provider="serpro"} 2')
    expect(metrics).toContain('tenor_outside_failures{capability="tax",provider="serpro"} 1')
    expect(metrics).toContain('tenor_outside_p95_seconds{capability="tax",provider="serpro"} 0.12')
    expect(metrics).toMatch(/tenor_outside_last_success_timestamp_seconds\{capability="tax",provider="serpro"\} \d+/)
  })
})

describe('the calls of a provider', () => {
  it('come in pages, the latest first, each once, though many began in one moment', async () => {
    const moment = secondsAgo(60)
    await recordCalls(
      bench.store.db,
      Array.from({ length: 7 }, (_, index) => call({ startedAt: index < 5 ? moment : secondsAgo(index), durationMs: index })),
    )
    const seen: number[] = []
    let after = ''
    for (let page = 0; page < 4; page += 1) {
      const body = bodyOf(await otavio.send('GET', `/api/providers/serpro/calls?limit=3${after}`))
      seen.push(...body.items.map((item) => Number(item['durationMs'])))
      expect(body.count).toEqual({ value: 7, capped: false })
      if (body.next === null) break
      after = `&after=${encodeURIComponent(body.next)}`
    }
    expect(seen.slice(0, 2)).toEqual([5, 6])
    expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('can be asked for by outcome, and say what went wrong', async () => {
    await recordCalls(bench.store.db, [call({}), call(down), call({ outcome: 'refused', errorCode: 'TAX_AUTHORITY_REFUSED' })])
    const { items } = bodyOf(await otavio.send('GET', '/api/providers/serpro/calls?outcome=unavailable'))
    expect(items).toMatchObject([
      {
        outcome: 'unavailable',
        outcomeLabel: 'Answered with a failure',
        providerLabel: 'Serpro Consulta CPF',
        error: { code: 'TAX_AUTHORITY_DOWN', title: 'The tax authority did not answer' },
        httpStatus: 503,
        words: 'Service unavailable',
      },
    ])
    expect((await otavio.send('GET', '/api/providers/serpro/calls?outcome=other')).body.code).toBe('REQUEST_MALFORMED')
    expect((await otavio.send('GET', '/api/providers/serpro/calls?after=made-up')).body.code).toBe('REQUEST_MALFORMED')
  })

  it('are not for every role', async () => {
    expect((await rita.send('GET', '/api/providers/serpro/calls')).body.code).toBe('ACCESS_DENIED')
  })
})

describe('the calls of a case', () => {
  it('are those of its whole family, by step, and one can be read whole', async () => {
    const { applicationId } = await beginApplication(bench)
    const cases = (await bench.store.db('case').where({ application_id: applicationId }).select('id', 'process')) as {
      id: string
      process: string
    }[]
    const idOf = (process: string) => cases.find((one) => one.process === process)!.id
    await recordCalls(bench.store.db, [
      call({ caseId: idOf('onboarding'), step: 'taxAuthority', attempt: 2, request: { path: '/cpf/[number]' }, response: { status: 200 } }),
      call({ caseId: idOf('loan'), step: 'bureauReport', attempt: 1, capability: 'bureau', provider: 'bureau', startedAt: secondsAgo(5) }),
      call({ caseId: randomUUID(), step: 'taxAuthority' }),
    ])
    const { items } = bodyOf(await rita.send('GET', `/api/cases/${idOf('loan')}/calls`))
    expect(items.map((item) => [item['stepLabel'], item['attempt']])).toEqual([
      ['Credit bureau report', 1],
      ['Tax authority', 2],
    ])
    const ofStep = bodyOf(await rita.send('GET', `/api/cases/${idOf('loan')}/calls?step=taxAuthority`))
    expect(ofStep.count).toEqual({ value: 1, capped: false })
    const whole = await rita.send('GET', `/api/calls/${String(ofStep.items[0]!['id'])}`)
    expect(whole.body).toMatchObject({ request: { path: '/cpf/[number]' }, response: { status: 200 } })
    expect((await rita.send('GET', `/api/calls/${randomUUID()}`)).body.code).toBe('CALL_NOT_FOUND')
    expect((await rita.send('GET', `/api/cases/${randomUUID()}/calls`)).body.code).toBe('CASE_NOT_FOUND')
  })
})

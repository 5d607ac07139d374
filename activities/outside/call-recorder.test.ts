import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetCalls } from '#db/outside/forget-calls.ts'
import { findCall, listCalls } from '#db/outside/list-calls.ts'
import { providerFigures } from '#db/outside/provider-figures.ts'
import { type CallToRecord, recordCalls } from '#db/outside/record-calls.ts'
import type { Db } from '#db/connect.ts'
import type { ObservedCall } from '#integrations/http/observe-call.ts'
import { createBureauJson } from '#integrations/bureau/bureau-json.ts'
import { createSerpro } from '#integrations/tax/serpro.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'
import { createRecordingLog } from '#test/activities/recording-log.ts'
import { createCallRecorder, type CallRecorder } from './call-recorder.ts'

let bench: ActivityBench
let recorder: CallRecorder
beforeAll(async () => {
  bench = await openActivityBench()
})
beforeEach(async () => {
  await bench.owner.db('outside_call').delete()
  recorder = createCallRecorder({ db: bench.store.db, log: bench.log, everyMs: 5 })
})
afterEach(async () => {
  await recorder.close()
  await bench.sandbox.control.clear('serpro')
})
afterAll(() => bench.close())

const recorded = () => listCalls(bench.store.db, {}, { limit: 100 })

async function askAuthority(slug: string, attempt = 1) {
  const application = await openTestApplication(bench, slug)
  const serpro = createSerpro({
    baseUrl: bench.sandbox.addresses.serpro,
    ...sandboxCredentials.serpro,
    onCall: recorder.of('tax', 'serpro'),
  })
  const input = { caseId: application.onboardingCaseId, provider: 'serpro', step: 'taxAuthority', attempt }
  const result = await bench.run('checkTaxStanding', input, { tax: { serpro } }).catch((error: unknown) => error)
  await recorder.close()
  return { application, result }
}

describe('the record of calls', () => {
  it('says for which case, step and attempt a provider was asked, what came of it, and nothing of the person', async () => {
    const { application } = await askAuthority('ana-ordinary', 2)
    const [question, token] = await recorded()
    const madeFor = { capability: 'tax', provider: 'serpro', caseId: application.onboardingCaseId, step: 'taxAuthority', attempt: 2 }
    expect(token).toMatchObject({ ...madeFor, operation: 'get_token', outcome: 'answered', httpStatus: 200 })
    expect(question).toMatchObject({ ...madeFor, operation: 'check_person', outcome: 'answered', httpStatus: 200, errorCode: null })
    const whole = (await findCall(bench.store.db, question!.id))!
    expect(whole.request).toEqual({ method: 'GET', path: '/consulta-cpf-df/v3/cpf/[number]' })
    expect(whole.response).toMatchObject({ status: 200, body: { ni: '(text of 11)', situacao: { codigo: '0', descricao: '(text of 7)' } } })
    const { rows } = await bench.owner.db.raw('select outside_call::text as whole from outside_call')
    const { taxId, givenNames, surname, birthDate } = people.find((person) => person.slug === 'ana-ordinary')!
    const { consumerKey, consumerSecret } = sandboxCredentials.serpro
    const credentials = [consumerSecret, Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')]
    for (const secret of [taxId, givenNames, surname.toUpperCase(), birthDate.split('-').reverse().join(''), ...credentials])
      expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await findCall(bench.store.db, token!.id))!.response).toMatchObject({
      body: { access_token: '(text of 36)', expires_in: 3600 },
    })
  })

  it('keeps a failure with its code and the words of the provider', async () => {
    await bench.sandbox.control.play('serpro', { scenario: 'down' })
    await askAuthority('ana-ordinary')
    expect(await recorded()).toMatchObject([
      { operation: 'get_token', outcome: 'unavailable', errorCode: 'TAX_AUTHORITY_DOWN', httpStatus: 503, providerCode: '303001' },
    ])
    expect((await recorded())[0]!.words).toContain('SUSPENDED')
  })

  it('takes calls that nobody made for a case', async () => {
    const bureau = createBureauJson({ baseUrl: bench.sandbox.addresses.bureau, apiKey: 'wrong', onCall: recorder.of('bureau', 'bureau') })
    const person = people[0]!
    await bureau
      .pullReport({
        reference: 'r',
        purpose: 'credit_application',
        pull: 'soft',
        name: 'Ana',
        taxId: person.taxId,
        birthDate: person.birthDate,
      })
      .catch(() => undefined)
    await recorder.close()
    expect(await recorded()).toMatchObject([{ caseId: null, step: null, outcome: 'refused', errorCode: 'BUREAU_MISCONFIGURED' }])
  })
})

describe('a database that takes no calls', () => {
  const call: ObservedCall = { provider: 'x', operation: 'ask', startedAt: '2026-11-23T12:00:00Z', durationMs: 3, outcome: 'answered' }
  /** Fails as often as it is told to, then is the real one. */
  const failing = (times: number): Db => {
    let left = times
    return {
      raw: (...query: Parameters<Db['raw']>) => (left-- > 0 ? Promise.reject(new Error('gone')) : bench.store.db.raw(...query)),
    } as unknown as Db
  }

  it('costs no call and loses none: they wait until it is back', async () => {
    const log = createRecordingLog()
    const patient = createCallRecorder({ db: failing(3), log, everyMs: 2 })
    const report = patient.of('tax', 'serpro')
    for (let number = 0; number < 250; number += 1) report({ ...call, durationMs: number })
    await eventually(async () => expect(await recorded()).toHaveLength(100))
    await eventually(async () => expect(await bench.store.db('outside_call').count('* as count')).toEqual([{ count: '250' }]))
    expect(log.lines[0]).toMatchObject({ level: 'warn', facts: { waiting: 250 } })
    await patient.close()
  })

  it('gives the oldest up where too many wait, and says how many', async () => {
    const log = createRecordingLog()
    const crowded = createCallRecorder({ db: bench.store.db, log, everyMs: 60_000, mostWaiting: 10 })
    for (let number = 0; number < 15; number += 1) crowded.of('tax', 'serpro')({ ...call, durationMs: number })
    await crowded.close()
    expect((await recorded()).map(({ durationMs }) => durationMs).toSorted((a, b) => a - b)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    expect(log.lines).toEqual([{ level: 'warn', facts: { calls: 5 }, message: 'calls to outside systems were not written down' }])
  })
})

describe('what the record says of a provider', () => {
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString()
  const call = (changes: Partial<CallToRecord>): CallToRecord => ({
    capability: 'tax',
    provider: 'serpro',
    operation: 'ask',
    startedAt: at(1),
    durationMs: 100,
    outcome: 'answered',
    ...changes,
  })

  it('counts the last while, takes a "no" for an answer and a refused access for a failure', async () => {
    const [success, failure] = [at(2), at(1)]
    await recordCalls(bench.store.db, [
      ...Array.from({ length: 17 }, (_, index) => call({ startedAt: at(10), durationMs: index + 1 })),
      call({ startedAt: success, durationMs: 900, outcome: 'refused', errorCode: 'TAX_AUTHORITY_REFUSED' }),
      call({ startedAt: at(3), durationMs: 1_000, outcome: 'unavailable', errorCode: 'TAX_AUTHORITY_DOWN' }),
      call({ startedAt: failure, durationMs: 5, outcome: 'refused', errorCode: 'TAX_AUTHORITY_MISCONFIGURED' }),
      call({ startedAt: at(60), outcome: 'unavailable', errorCode: 'TAX_AUTHORITY_DOWN' }),
      call({ startedAt: at(1), outcome: 'cancelled', durationMs: 99_999 }),
      call({ provider: 'another', outcome: 'unavailable' }),
    ])
    await bench.owner.db('provider_limit').insert({ provider: 'serpro', limited_until: at(-1) })
    const [serpro, never] = await providerFigures(bench.store.db, ['serpro', 'never-called'], 15)
    expect(serpro).toMatchObject({ provider: 'serpro', calls: 20, failures: 2, lastSuccessAt: success, lastFailureAt: failure })
    expect(serpro!.p95Ms).toBeGreaterThan(800)
    expect(serpro!.p95Ms).toBeLessThanOrEqual(1_000)
    expect(serpro!.limitedUntil).toBeDefined()
    expect(never).toEqual({ provider: 'never-called', calls: 0, failures: 0, failuresInARow: 0 })
    await bench.owner.db('provider_limit').delete()
  })

  it('holds what it last told of its quota, and until when it asked us to wait', async () => {
    const told = (changes: Partial<ObservedCall>): ObservedCall => ({
      provider: 'docusign',
      operation: 'read_state',
      startedAt: at(0),
      durationMs: 80,
      outcome: 'answered',
      ...changes,
    })
    const [resetsAt, limitedUntil] = [at(-30), at(-2)]
    const tell = recorder.of('esign', 'docusign')
    tell(told({ quota: { limit: 3000, remaining: 41, resetsAt } }))
    tell(told({ quota: { limit: 3000, remaining: 40, resetsAt } }))
    tell(told({ outcome: 'unavailable', limitedUntil }))
    await recorder.close()
    const [docusign] = await providerFigures(bench.store.db, ['docusign'], 15)
    expect(docusign).toMatchObject({ calls: 3, quota: { limit: 3000, remaining: 40, resetsAt }, limitedUntil })

    // A window that is over says nothing about the next.
    const late = createCallRecorder({ db: bench.store.db, log: bench.log })
    late.of('esign', 'docusign')(told({ quota: { limit: 3000, remaining: 0, resetsAt: at(1) } }))
    await late.close()
    expect((await providerFigures(bench.store.db, ['docusign'], 15))[0]).not.toHaveProperty('quota')
    await bench.owner.db('provider_limit').delete()
  })

  it('is forgotten when its time is over', async () => {
    await recordCalls(bench.store.db, [call({ startedAt: at(91 * 24 * 60) }), call({ startedAt: at(89 * 24 * 60) })])
    expect(await forgetCalls(bench.store.db, 90)).toBe(1)
    expect(await recorded()).toHaveLength(1)
  })

  it('stays as it was written: the product changes no call', async () => {
    await recordCalls(bench.store.db, [call({})])
    await expect(bench.store.db('outside_call').update({ outcome: 'answered' })).rejects.toThrow('permission denied')
  })
})

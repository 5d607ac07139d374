import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectCase } from '#db/cases/project-case.ts'
import { AppError } from '#domain/errors.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { beginApplication, openApiBench, type ApiBench } from '#test/api/api-bench.ts'

describe('the conventions of every route', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  const opening = { product: 'personal-loan-br', amountMinor: 500_000, termMonths: 12, locale: 'en' }

  describe('errors', () => {
    it('are problem details with a stable code, what to do, and the id to ask for', async () => {
      const { status, headers, body } = await bench.caller().send('GET', '/api/session')
      expect([status, headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8'])
      expect(body).toMatchObject({
        code: 'SIGN_IN_REQUIRED',
        status: 401,
        title: 'You are not signed in',
        requestId: headers.get('x-request-id'),
      })
      expect(String(body['detail'])).toContain('Sign in')
    })

    it('name each field and its rule, and never repeat what was sent', async () => {
      const { status, body } = await bench
        .caller()
        .send('POST', '/api/applications', { body: { ...opening, amountMinor: 'lots', secret: 'canary-value' } })
      expect(status).toBe(400)
      expect(JSON.stringify(body)).toContain('amountMinor')
      expect(JSON.stringify(body)).not.toContain('canary-value')
    })

    it('of our own making tell nothing of the inside', async () => {
      bench.engine.answerOrders(() => {
        throw new Error('canary: password=hunter2')
      })
      const phone = await beginApplication(bench)
      const { status, body } = await phone.send('POST', `/api/applications/${phone.applicationId}/withdrawal`, {
        body: { reasonCode: 'other' },
      })
      expect([status, body.code]).toEqual([500, 'INTERNAL'])
      expect(JSON.stringify(body)).not.toContain('canary')
      bench.engine.answerOrders((order) => ({ outcome: 'carried_out', version: (order.expectedVersion ?? 0) + 1 }))
    })

    it('answer an address that does not exist, and one that exists with another method', async () => {
      expect((await bench.caller().send('GET', '/api/nothing')).body.code).toBe('ROUTE_NOT_FOUND')
      expect((await bench.caller().send('DELETE', '/api/cases')).body.code).toBe('ROUTE_NOT_FOUND')
    })

    it('refuse ids that are no ids', async () => {
      const rita = await bench.staff(['reviewer'])
      for (const id of ['1', "1' or '1'='1", '..%2f..%2fetc', '%00']) {
        expect((await rita.send('GET', `/api/cases/${id}`)).status).toBe(400)
      }
    })
  })

  describe('what the record cannot hold or compare', () => {
    const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
    const id = randomUUID()

    it.each([
      ['a cursor of no instant', `/api/cases?after=${cursor('x', id)}`, 'after'],
      ['a cursor of no id', `/api/messages?after=${cursor('2026-11-23 15:00:00+00', 'y')}`, 'after'],
      ['a cursor of a day that is not', `/api/provider-switches?after=${cursor('2026-02-30 15:00:00+00', id)}`, 'after'],
      ['a cursor with more than it has', `/api/providers/pix/calls?after=${cursor('infinity', id, 'z')}`, 'after'],
      ['a NUL in a query', '/api/cases?product=a%00b', 'product'],
      ['a day of the year 0', '/api/cases?openedFrom=0000-01-01', 'openedFrom'],
      ['an address that is no text', '/api/calls/%ff', 'path'],
    ])('is refused: %s', async (_what, path, field) => {
      const { status, body } = await (await bench.staff(['operations'])).send('GET', path)
      expect([status, body.code, (body['facts'] as { fields: { field: string }[] }).fields[0]?.field]).toEqual([
        400,
        'REQUEST_MALFORMED',
        field,
      ])
    })

    it.each([
      ['a NUL', '{"search":"L-1\\u0000"}', 'search'],
      ['half a character', '{"search":"\\ud800x"}', 'search'],
      ['nesting without end', `{"search":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'search'],
    ])('is refused in a body: %s', async (_what, body, field) => {
      const { status, body: problem } = await (await bench.staff(['reviewer'])).send('POST', '/api/case-searches', { body })
      expect([status, (problem['facts'] as { fields: { field: string }[] }).fields[0]?.field.split('.')[0]]).toEqual([400, field])
    })

    it('is refused packed, whatever it unpacks to', async () => {
      const { status, body } = await bench
        .caller()
        .send('POST', '/api/applications', { body: opening, headers: { 'content-encoding': 'gzip' } })
      expect([status, body.code]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED'])
    })
  })

  describe('Idempotency-Key', () => {
    it('gives the same answer to the same request, and opens one application', async () => {
      const key = { 'idempotency-key': randomUUID() }
      const first = await bench.caller().send('POST', '/api/applications', { body: opening, headers: key })
      const again = await bench.caller().send('POST', '/api/applications', { body: opening, headers: key })
      expect(again.body['id']).toBe(first.body['id'])
      expect(again.headers.get('idempotent-replay')).toBe('true')
      expect(again.headers.getSetCookie()).toEqual(first.headers.getSetCookie())
    })

    it('does the work once when the same request comes twice at the same moment', async () => {
      const key = { 'idempotency-key': randomUUID() }
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => bench.caller().send('POST', '/api/applications', { body: opening, headers: key })),
      )
      expect(new Set(answers.map((answer) => `${answer.status} ${String(answer.body['id'])}`)).size).toBe(1)
      expect(answers.filter((answer) => answer.headers.get('idempotent-replay') === 'true')).toHaveLength(5)
    })

    it('leaves nothing of a request that was cut off before its answer was kept, and the same key does it once', async () => {
      const key = { 'idempotency-key': randomUUID() }
      const applications = async () => Number((await bench.owner.db('application').count('* as count'))[0]!.count)
      const before = await applications()
      // Stopped at the last thing that it writes down, then taken away, as a machine does that fails.
      const holding = await bench.owner.db.transaction()
      await holding.raw('lock table session in access exclusive mode')
      const cutOff = bench.caller().send('POST', '/api/applications', { body: opening, headers: key })
      const waiting = async () =>
        (
          await bench.store.db.raw<{ rows: { pid: number }[] }>(
            `select pid from pg_locks where relation = 'session'::regclass and not granted`,
          )
        ).rows
      try {
        await expect.poll(waiting).toHaveLength(1)
        await bench.store.db.raw('select pg_terminate_backend(?)', [(await waiting())[0]!.pid])
        expect((await cutOff).status).toBe(500)
      } finally {
        await holding.rollback()
      }
      expect(await applications()).toBe(before)

      const again = await bench.caller().send('POST', '/api/applications', { body: opening, headers: key })
      expect([again.status, again.headers.get('idempotent-replay')]).toEqual([201, null])
      const once = await bench.caller().send('POST', '/api/applications', { body: opening, headers: key })
      expect(once.body['id']).toBe(again.body['id'])
      expect(await applications()).toBe(before + 1)
    })

    it('tells the processes of nothing that is not in the record yet', async () => {
      const outbox = async () => Number((await bench.owner.db('outbox').count('* as count'))[0]!.count)
      const before = await outbox()
      bench.kicked.length = 0
      await beginApplication(bench)
      expect(await outbox()).toBe(before + 1)
      expect(bench.kicked).toHaveLength(1)
    })

    it('refuses another request under the same key', async () => {
      const key = { 'idempotency-key': randomUUID() }
      await bench.caller().send('POST', '/api/applications', { body: opening, headers: key })
      const other = await bench.caller().send('POST', '/api/applications', { body: { ...opening, termMonths: 24 }, headers: key })
      expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED'])
    })

    it('never gives one caller the answer of another', async () => {
      const [one, other] = [await beginApplication(bench), await beginApplication(bench)]
      const key = { 'idempotency-key': randomUUID() }
      const pass = (phone: typeof one) =>
        phone.send('POST', `/api/applications/${phone.applicationId}/resume-passes`, { body: { kind: 'link' }, headers: key })
      expect((await pass(one)).body['secret']).not.toBe((await pass(other)).body['secret'])
    })

    it('is required, and is free again after a refusal', async () => {
      expect(
        (await bench.caller().send('POST', '/api/applications', { body: opening, headers: { 'idempotency-key': undefined } })).body.code,
      ).toBe('IDEMPOTENCY_KEY_REQUIRED')
      const key = { 'idempotency-key': randomUUID() }
      const refused = await bench.caller().send('POST', '/api/applications', { body: { ...opening, amountMinor: 1 }, headers: key })
      expect(refused.body.code).toBe('TERMS_OUTSIDE_PRODUCT')
      expect((await bench.caller().send('POST', '/api/applications', { body: opening, headers: key })).status).toBe(201)
    })

    it('keeps its answers unreadable in the database', async () => {
      await bench.caller().send('POST', '/api/applications', { body: opening })
      const rows = (await bench.owner.db('idempotency_key').select('answer')) as { answer: Buffer | null }[]
      expect(rows.some((row) => row.answer?.toString('latin1').includes('personal-loan-br'))).toBe(false)
    })
  })

  describe('orders', () => {
    async function parkedCase() {
      const phone = await beginApplication(bench)
      const row = (await bench.owner.db('case').where({ application_id: phone.applicationId, process: 'onboarding' }).first()) as {
        id: string
        root_case_id: string
      }
      const facts = newFacts('onboarding', { version: 7 })
      await projectCase(bench.store.db, {
        caseId: row.id,
        rootCaseId: row.root_case_id,
        status: 'needs_attention',
        facts,
        events: [],
        answers: [],
      })
      return { caseId: row.id, rootCaseId: row.root_case_id, facts }
    }
    const retry = { body: { reasonCode: 'outage_over' } }

    it('need the version that they are based on', async () => {
      const { caseId } = await parkedCase()
      const rita = await bench.staff(['reviewer'])
      const path = `/api/cases/${caseId}/steps/taxAuthority/retries`
      expect((await rita.send('POST', path, retry)).body.code).toBe('PRECONDITION_REQUIRED')
      expect((await rita.send('POST', path, { ...retry, headers: { 'if-match': 'v7' } })).status).toBe(400)
    })

    it('are written down before the process is asked, with who, why and on what version, and with what came of them', async () => {
      const { caseId } = await parkedCase()
      const rita = await bench.staff(['reviewer'])
      const answer = await rita.send('POST', `/api/cases/${caseId}/steps/taxAuthority/retries`, {
        body: { reasonCode: 'outage_over', note: 'The status page is green again' },
        headers: { 'if-match': '"v7"' },
      })
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"v8"'])
      const row = await bench.owner.db('staff_action').where({ case_id: caseId }).first()
      expect(row).toMatchObject({
        kind: 'retryStep',
        step: 'taxAuthority',
        person_id: rita.personId,
        reason_code: 'outage_over',
        expected_version: 7,
        version_before: 7,
      })
      expect((row.note as Buffer).toString('latin1')).not.toContain('green')
    })

    it('on a step that no process has are listed like any other', async () => {
      const { caseId } = await parkedCase()
      const rita = await bench.staff(['reviewer'])
      await rita.send('POST', `/api/cases/${caseId}/steps/taxAuthorty/retries`, { ...retry, headers: { 'if-match': '"v7"' } })
      const { status, body } = await rita.send('GET', `/api/cases/${caseId}/orders`)
      expect([status, (body['items'] as { stepLabel: string }[])[0]?.stepLabel]).toEqual([200, 'taxAuthorty'])
    })

    it('that are stale answer with what changed in between', async () => {
      const { caseId, rootCaseId, facts } = await parkedCase()
      await projectCase(bench.store.db, {
        caseId,
        rootCaseId,
        status: 'needs_attention',
        facts: { ...facts, version: 8 },
        events: [{ sequence: 8, kind: 'case_held', at: '2026-11-23T15:00:00.000Z', actor: 'staff:p-1', facts: { hold: 'fraud' } }],
        answers: [],
      })
      bench.engine.answerOrders(() => {
        throw new AppError('STALE_ORDER', { expectedVersion: 7, version: 8 })
      })
      const rita = await bench.staff(['reviewer'])
      const stale = await rita.send('POST', `/api/cases/${caseId}/steps/taxAuthority/retries`, {
        ...retry,
        headers: { 'if-match': '"v7"' },
      })
      expect(stale.status).toBe(409)
      expect(stale.body).toMatchObject({ code: 'STALE_ORDER', facts: { version: 8, changes: [{ sequence: 8, kind: 'case_held' }] } })
      const row = await bench.owner.db('staff_action').where({ case_id: caseId }).first()
      expect(row).toMatchObject({ state: 'refused', error_code: 'STALE_ORDER' })
    })

    it('that the engine cannot take now are neither refused nor lost: the same key asks for the same order', async () => {
      const { caseId } = await parkedCase()
      const rita = await bench.staff(['reviewer'])
      const path = `/api/cases/${caseId}/steps/taxAuthority/retries`
      const headers = { 'if-match': '"v7"', 'idempotency-key': randomUUID() }
      bench.engine.answerOrders(() => {
        throw new AppError('PROCESS_UNREACHABLE')
      })
      expect((await rita.send('POST', path, { ...retry, headers })).status).toBe(503)
      bench.engine.answerOrders((order) => ({ outcome: 'carried_out', version: (order.expectedVersion ?? 0) + 1 }))
      expect((await rita.send('POST', path, { ...retry, headers })).status).toBe(200)
      const [first, second] = bench.engine.orders.slice(-2)
      expect(second?.order.orderId).toBe(first?.order.orderId)
    })

    it('that take longer are taken, and their outcome is asked for later', async () => {
      const { caseId } = await parkedCase()
      const rita = await bench.staff(['reviewer'])
      bench.engine.answerOrders(() => undefined)
      const taken = await rita.send('POST', `/api/cases/${caseId}/steps/taxAuthority/retries`, {
        ...retry,
        headers: { 'if-match': '"v7"' },
      })
      expect([taken.status, taken.body['outcome']]).toEqual([202, 'pending'])
      const asked = await rita.send('GET', String(taken.headers.get('location')))
      expect(asked.body['outcome']).toBe('pending')
      bench.engine.answerOrders((order) => ({ outcome: 'carried_out', version: (order.expectedVersion ?? 0) + 1 }))
    })
  })

  describe('requests from elsewhere', () => {
    it('are refused when another site made the browser send them', async () => {
      const phone = await beginApplication(bench)
      const path = `/api/applications/${phone.applicationId}/withdrawal`
      const body = { reasonCode: 'other' }
      for (const headers of [{ 'x-tenor-client': undefined }, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
        expect((await phone.send('POST', path, { body, headers })).body.code).toBe('CROSS_SITE_REQUEST')
      }
      const asText = await phone.send('POST', path, { body: JSON.stringify(body), headers: { 'content-type': 'text/plain' } })
      expect(asText.body.code).toBe('MEDIA_TYPE_UNSUPPORTED')
    })

    it.each([
      ['messages', 'contact-code-network', 300, 'POST', '/contact-codes', { channel: 'sms', contact: '+5511912345678' }],
      ['files', 'upload-network', 1_500, 'PUT', `/document-sets/${randomUUID()}/pages/front`, Buffer.from([0xff, 0xd8, 0xff])],
    ])('ask for no more %s from one network, however many sessions it has', async (_what, limit, points, method, path, body) => {
      const phone = await beginApplication(bench)
      const send = () =>
        phone.send(method, `/api/applications/${phone.applicationId}${path}`, {
          body,
          ...(Buffer.isBuffer(body) && { headers: { 'content-type': 'image/jpeg' } }),
        })
      expect((await send()).body.code).not.toBe('RATE_LIMITED')
      await bench.owner
        .db('rate_limit')
        .where({ key: `${limit}:127.0.0.1` })
        .update({ points })
      expect((await send()).body.code).toBe('RATE_LIMITED')
    })

    it('are counted, and slowed down when there are too many', async () => {
      const answers = []
      for (let tries = 0; tries < 32; tries += 1) {
        answers.push(await bench.caller().send('POST', '/api/resumptions', { body: { secret: `GUESS${tries}XX` } }))
      }
      const last = answers.at(-1)!
      expect([last.status, last.body.code]).toEqual([429, 'RATE_LIMITED'])
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    })
  })

  describe('headers', () => {
    it('forbid foreign scripts, framing, sniffing and caching of what is personal', async () => {
      const { headers } = await bench.caller().send('GET', '/api/session')
      expect(headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-powered-by')).toBeNull()
    })

    it('give cookies that scripts and other hosts cannot have', async () => {
      const { headers } = await bench.caller().send('POST', '/api/applications', { body: opening })
      expect(headers.getSetCookie()[0]).toMatch(/^__Host-tenor-apply=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=Lax$/)
    })
  })

  it('logs what cannot be served for a while as a warning, and only what broke here as an error', async () => {
    const phone = await beginApplication(bench)
    const withdrawal = async (failure: Error) => {
      bench.engine.answerOrders(() => {
        throw failure
      })
      const before = bench.logged.length
      await phone.send('POST', `/api/applications/${phone.applicationId}/withdrawal`, { body: { reasonCode: 'other' } })
      return bench.logged.slice(before).map(({ level, code }) => [level, code])
    }
    expect(await withdrawal(new AppError('PROCESS_UNREACHABLE'))).toEqual([
      [40, 'PROCESS_UNREACHABLE'],
      [40, undefined],
    ])
    expect(await withdrawal(new Error('a bug'))).toEqual([
      [50, undefined],
      [50, undefined],
    ])
    bench.engine.answerOrders((order) => ({ outcome: 'carried_out', version: (order.expectedVersion ?? 0) + 1 }))
  })

  it('logs who did what by id, and nothing personal', async () => {
    const phone = await beginApplication(bench)
    await phone.send('PATCH', `/api/applications/${phone.applicationId}/declaration`, {
      body: { fullName: 'Canária da Silva', taxId: '529.982.247-25' },
    })
    const rita = await bench.staff(['reviewer'])
    await rita.send('POST', '/api/case-searches', { body: { search: 'Canária' } })
    const log = JSON.stringify(bench.logged)
    expect(log).toContain(phone.applicationId)
    expect(log).not.toMatch(/Can[áa]ria|529\.?982|__Host-/)
  })
})

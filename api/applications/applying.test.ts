import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiBench, beginApplication, type ApiBench } from '#test/api/api-bench.ts'
import { at, told, type Phone } from '#test/api/begun-application.ts'

describe('applying', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench({ trustedProxies: 1 })
  })
  afterAll(() => bench.close())

  it('begins with a tap: the application, its cases and the order to start the process, all or none', async () => {
    const phone = await beginApplication(bench)
    const cases = (await bench.owner
      .db('case')
      .where({ application_id: phone.applicationId })
      .orderBy('reference')
      .select('reference', 'process')) as unknown[]
    expect(cases).toEqual([
      { reference: phone.reference, process: 'loan' },
      { reference: `${phone.reference}-DC`, process: 'documentCheck' },
      { reference: `${phone.reference}-ON`, process: 'onboarding' },
    ])
    expect(await told(bench, phone)).toEqual([{ kind: 'start_case' }])
  })

  it('refuses amounts and terms outside of the product, naming its limits', async () => {
    for (const terms of [
      { amountMinor: 49_999, termMonths: 12 },
      { amountMinor: 5_000_001, termMonths: 12 },
      { amountMinor: 505_001, termMonths: 12 },
      { amountMinor: 500_000, termMonths: 49 },
      { amountMinor: -500_000, termMonths: 12 },
      { amountMinor: 9_007_199_254_740_992, termMonths: 12 },
    ]) {
      const { status } = await bench
        .caller()
        .send('POST', '/api/applications', { body: { product: 'personal-loan-br', locale: 'en', ...terms } })
      expect([JSON.stringify(terms), status]).toEqual([JSON.stringify(terms), 400])
    }
  })

  it('says before anybody begins from which amount on papers of their income are asked for, and which', async () => {
    const { body } = await bench.caller().send('GET', '/api/products/personal-loan-br?locale=en')
    expect(body['incomeEvidence']).toEqual({
      aboveMinor: 3_000_000,
      accepted: ['payslip', 'bank_statement'],
      months: 2,
      notOlderThanMonths: 3,
    })
  })

  it('shows the price that the offer will have: the same function, whole', async () => {
    const { body } = await bench.caller().send('POST', '/api/calculations/offers', {
      body: { product: 'personal-loan-br', amountMinor: 500_000, termMonths: 12 },
    })
    const schedule = body['schedule'] as { payment: { amountMinor: number }; principal: { amountMinor: number } }[]
    const sum = (pick: (row: (typeof schedule)[number]) => number) => schedule.reduce((total, row) => total + pick(row), 0)
    expect((body['net'] as { amountMinor: number }).amountMinor).toBe(500_000)
    expect(sum((row) => row.payment.amountMinor)).toBe((body['totalPaid'] as { amountMinor: number }).amountMinor)
    expect(sum((row) => row.principal.amountMinor)).toBe((body['financed'] as { amountMinor: number }).amountMinor)
  })

  describe('consents', () => {
    async function decisions(given: (required: boolean) => boolean) {
      const { body } = await bench.caller().send('GET', '/api/products/personal-loan-br?locale=en')
      const consents = body['consents'] as { kind: string; version: string; required: boolean; sha256: string }[]
      return consents.map(({ kind, version, required, sha256 }) => ({ kind, version, sha256, given: given(required) }))
    }

    it('are kept one by one with the hash of the words, the place and the device, and can refuse what is not needed', async () => {
      const phone = await beginApplication(bench, { hasConsented: false })
      const answer = await phone.send('POST', at(phone, '/consents'), { body: { decisions: await decisions((required) => required) } })
      expect(answer.status).toBe(200)
      const rows = (await bench.owner.db('consent').where({ application_id: phone.applicationId }).select()) as {
        kind: string
        given: boolean
        text_sha256: string
        ip_address: string
      }[]
      expect(rows.find((row) => row.kind === 'marketing')?.given).toBe(false)
      expect(rows.every((row) => row.text_sha256.length === 64 && row.ip_address === '127.0.0.1')).toBe(true)
    })

    it('are given once, however often they are sent at the same moment', async () => {
      const phone = await beginApplication(bench, { hasConsented: false })
      const given = await decisions(() => true)
      const sent = Array.from({ length: 6 }, () => phone.send('POST', at(phone, '/consents'), { body: { decisions: given } }))
      const answers = (await Promise.all(sent)).map(({ body }) => body.code ?? 'given')
      expect(Object.groupBy(answers, (one) => one)).toMatchObject({ given: { length: 1 }, CONSENTS_ALREADY_GIVEN: { length: 5 } })
      expect(await bench.owner.db('consent').where({ application_id: phone.applicationId })).toHaveLength(given.length)
    })

    it('can be taken back once they were given, and not before: then all are still asked for', async () => {
      const phone = await beginApplication(bench, { hasConsented: false })
      const takeBack = () => phone.send('DELETE', at(phone, '/consents/marketing'))
      expect((await takeBack()).status).toBe(200)
      expect((await phone.send('POST', at(phone, '/consents'), { body: { decisions: await decisions(() => true) } })).status).toBe(200)
      await takeBack()
      await takeBack()
      const rows: { given: boolean }[] = await bench.owner.db('consent').where({ application_id: phone.applicationId, kind: 'marketing' })
      expect(Object.groupBy(rows, (row) => String(row.given))).toMatchObject({ true: { length: 1 }, false: { length: 1 } })
    })

    it('that are needed cannot be left out, and words that were not shown cannot be agreed to', async () => {
      const phone = await beginApplication(bench, { hasConsented: false })
      const refused = await phone.send('POST', at(phone, '/consents'), { body: { decisions: await decisions(() => false) } })
      expect([refused.body.code, (refused.body['facts'] as { kind: string }).kind]).toEqual(['CONSENT_REQUIRED', 'privacy'])
      const [first, ...rest] = await decisions(() => true)
      const changed = await phone.send('POST', at(phone, '/consents'), {
        body: { decisions: [{ ...first, sha256: '0'.repeat(64) }, ...rest] },
      })
      expect(changed.body.code).toBe('CONSENT_TEXT_CHANGED')
    })
  })

  describe('the one-time code', () => {
    async function requestCode(phone: Phone, contact = `+55119${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`) {
      const { body } = await phone.send('POST', at(phone, '/contact-codes'), { body: { channel: 'sms', contact } })
      const id = String(body['id'])
      const row = (await bench.owner.db('one_time_code').where({ id }).first()) as { code: Buffer; party_id: string }
      const { data_key } = (await bench.owner.db('party').where({ id: row.party_id }).first('data_key')) as { data_key: Buffer }
      return { id, digits: bench.store.vault.open(data_key, row.code).toString('utf8') }
    }
    const tryCode = (phone: Phone, id: string, code: string) =>
      phone.send('POST', at(phone, `/contact-codes/${id}/confirmation`), { body: { code } })
    const wrong = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0')

    it('proves a contact and tells the process; the proven contact is the profile’s', async () => {
      const phone = await beginApplication(bench)
      const { id, digits } = await requestCode(phone, '+5511912345678')
      const { status, body } = await tryCode(phone, id, digits)
      expect([status, (body['declaration'] as { phone: string }).phone]).toEqual([200, '+5511912345678'])
      expect((await told(bench, phone)).map((one) => one.subject)).toEqual([undefined, 'codeRequested', 'contact'])
    })

    it('dies after five wrong tries, used once, replaced by a newer one, or asked for by another application', async () => {
      const phone = await beginApplication(bench)
      const first = await requestCode(phone)
      const left = []
      for (let tries = 0; tries < 5; tries += 1) {
        left.push(((await tryCode(phone, first.id, wrong(first.digits))).body['facts'] as { attemptsLeft: number }).attemptsLeft)
      }
      expect(left).toEqual([4, 3, 2, 1, 0])
      expect((await tryCode(phone, first.id, first.digits)).body.code).toBe('CODE_VOID')

      const second = await requestCode(phone)
      const third = await requestCode(phone)
      expect((await tryCode(phone, second.id, second.digits)).body.code).toBe('CODE_VOID')
      const stranger = await beginApplication(bench)
      expect((await tryCode(stranger, third.id, third.digits)).body.code).toBe('CODE_VOID')
      expect((await tryCode(phone, third.id, third.digits)).status).toBe(200)
      expect((await tryCode(phone, third.id, third.digits)).body.code).toBe('CODE_VOID')
    })
  })

  it('rings nobody’s phone without end, from one place or in all, in however many applications it is asked', async () => {
    const ring = async (from: number) => {
      const phone = await beginApplication(bench)
      const body = { channel: 'sms', contact: '+5511955554444' }
      return (await phone.send('POST', at(phone, '/contact-codes'), { body, headers: { 'x-forwarded-for': `198.51.100.${from}` } })).body
        .code
    }
    const codes = []
    for (const from of [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4]) codes.push(await ring(from))
    expect(codes.flatMap((code, index) => (code === undefined ? [] : [[index, code]]))).toEqual([
      [5, 'RATE_LIMITED'],
      [16, 'RATE_LIMITED'],
    ])
  })
})

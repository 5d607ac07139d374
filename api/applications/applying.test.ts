import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyContact } from '#db/applications/verify-contact.ts'
import { projectCase } from '#db/cases/project-case.ts'
import type { StepFacts } from '#domain/case/case-facts.ts'
import { openApiBench, beginApplication, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { untilWaiting } from '#test/ledger/until-waiting.ts'

type Phone = ApiCaller & { applicationId: string; reference: string }

describe('applying', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench({ trustedProxies: 1 })
  })
  afterAll(() => bench.close())

  const at = (phone: Phone, path: string) => `/api/applications/${phone.applicationId}${path}`

  /** What the process would be told, from the outbox. */
  async function told(phone: Phone): Promise<{ kind: string; subject?: string; reference?: string }[]> {
    const rows = (await bench.owner
      .db('outbox as o')
      .join('case as c', 'c.id', 'o.case_id')
      .where('c.application_id', phone.applicationId)
      .orderBy('o.created_at')
      .select('o.kind', 'o.payload')) as { kind: string; payload: { subject?: string; reference?: string } }[]
    return rows.map(({ kind, payload }) => ({ kind, ...payload }))
  }

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
    expect(await told(phone)).toEqual([{ kind: 'start_case' }])
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
      expect((await told(phone)).map((one) => one.subject)).toEqual([undefined, 'codeRequested', 'contact'])
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

  describe('photographs', () => {
    const noise = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })

    async function beginSet(phone: Phone): Promise<string> {
      const { body } = await phone.send('POST', at(phone, '/document-sets'), { body: { documentType: 'identity_card' } })
      return String(body['id'])
    }
    const put = (phone: Phone, set: string, bytes: Buffer, type = 'image/jpeg', slot = 'front') =>
      phone.send('PUT', at(phone, `/document-sets/${set}/pages/${slot}`), { body: bytes, headers: { 'content-type': type } })

    it('are kept as pixels only: upright, without place and device, sealed in the database', async () => {
      const phone = await beginApplication(bench)
      const set = await beginSet(phone)
      const photo = await noise(1600, 1200)
        .withExif({ IFD0: { Make: 'canary-phone' }, IFD3: { GPSLatitude: '23/1' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer()
      expect((await put(phone, set, photo)).status).toBe(200)
      const document = (await bench.owner.db('document').where({ document_set_id: set }).first()) as {
        id: string
        width_px: number
        height_px: number
        party_id: string
        sha256: string
      }
      expect([document.width_px, document.height_px]).toEqual([1200, 1600])
      const { content } = (await bench.owner.db('document_content').where({ document_id: document.id }).first()) as { content: Buffer }
      expect(content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
      const { data_key } = (await bench.owner.db('party').where({ id: document.party_id }).first('data_key')) as { data_key: Buffer }
      const kept = bench.store.vault.open(data_key, content)
      expect((await sharp(kept).metadata()).exif).toBeUndefined()
      expect(createHash('sha256').update(kept).digest('hex')).toBe(document.sha256)
    })

    it('cannot be changed under the eyes of who looks at what was handed in, however long one is on its way', async () => {
      const phone = await beginApplication(bench)
      const set = await beginSet(phone)
      const [first, late] = [await noise(1200, 900).jpeg().toBuffer(), await noise(1300, 900).jpeg().toBuffer()]
      const kept = String(((await put(phone, set, first)).body['pages'] as { sha256: string }[])[0]?.sha256)
      const handingIn = await bench.owner.db.transaction()
      await handingIn('document_set').where({ id: set }).forUpdate().first()
      const underWay = put(phone, set, late)
      await untilWaiting(bench.store.db, 1)
      await handingIn('document_set').where({ id: set }).update({ submitted_at: bench.owner.db.fn.now() })
      await handingIn.commit()
      expect((await underWay).body.code).toBe('DOCUMENT_SET_SUBMITTED')
      const { body } = await phone.send('GET', at(phone, `/document-sets/${set}`))
      expect((body['pages'] as { sha256: string }[])[0]?.sha256).toBe(kept)
    })

    it('sent again change nothing; another one of the same side replaces it, and the first is kept', async () => {
      const phone = await beginApplication(bench)
      const set = await beginSet(phone)
      const one = await noise(1200, 900).jpeg().toBuffer()
      await put(phone, set, one)
      await put(phone, set, one)
      await put(phone, set, await noise(1300, 900).jpeg().toBuffer())
      const rows = (await bench.owner.db('document').where({ document_set_id: set }).select('superseded_at')) as {
        superseded_at: Date | null
      }[]
      expect(rows.filter((row) => row.superseded_at === null)).toHaveLength(1)
      expect(rows).toHaveLength(2)
    })

    it('that are none are refused: empty, text, scripts, a picture under another name, too small, too many pixels, too large', async () => {
      const phone = await beginApplication(bench)
      const set = await beginSet(phone)
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
      const flood = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'red' } })
        .png({ compressionLevel: 9 })
        .toBuffer()
      const line = await sharp({ create: { width: 60_000, height: 1, channels: 3, background: 'red' } })
        .png()
        .toBuffer()
      const truncated = (await noise(1200, 900).jpeg().toBuffer()).subarray(0, 4000)
      const cases: [string, Buffer, string, number, string][] = [
        ['empty', Buffer.alloc(0), 'image/jpeg', 400, 'PICTURE_UNREADABLE'],
        ['text', Buffer.from('hello'), 'image/png', 400, 'PICTURE_UNREADABLE'],
        ['svg', svg, 'image/svg+xml', 400, 'MEDIA_TYPE_UNSUPPORTED'],
        ['svg as jpeg', svg, 'image/jpeg', 400, 'PICTURE_UNREADABLE'],
        ['small', await noise(400, 300).jpeg().toBuffer(), 'image/jpeg', 400, 'PICTURE_TOO_SMALL'],
        ['flood', flood, 'image/png', 400, 'PICTURE_TOO_LARGE'],
        ['truncated', truncated, 'image/jpeg', 400, 'PICTURE_UNREADABLE'],
        ['30 MB', Buffer.alloc(30_000_000, 1), 'image/jpeg', 413, 'BODY_TOO_LARGE'],
      ]
      for (const [what, bytes, type, , code] of cases) {
        const answer = await put(phone, set, bytes, type)
        expect([what, answer.body.code]).toEqual([what, code])
      }
      expect((await put(phone, set, line, 'image/png')).status).toBeLessThan(500)
    })

    it('are handed in whole, once', async () => {
      const phone = await beginApplication(bench)
      const set = await beginSet(phone)
      await put(phone, set, await noise(1200, 900).jpeg().toBuffer())
      const submit = () => phone.send('POST', at(phone, `/document-sets/${set}/submission`))
      const early = await submit()
      expect([early.body.code, (early.body['facts'] as { missing: string[] }).missing]).toEqual(['PAGES_MISSING', ['back']])
      await put(phone, set, await noise(1200, 900).jpeg().toBuffer(), 'image/jpeg', 'back')
      await submit()
      await submit()
      expect((await told(phone)).filter((one) => one.subject === 'photos')).toEqual([expect.objectContaining({ reference: set })])
      expect((await put(phone, set, await noise(1200, 900).jpeg().toBuffer())).body.code).toBe('DOCUMENT_SET_SUBMITTED')
    })

    it('of another application cannot be reached by their id', async () => {
      const [mine, theirs] = [await beginApplication(bench), await beginApplication(bench)]
      const set = await beginSet(theirs)
      expect((await put(mine, set, await noise(1200, 900).jpeg().toBuffer())).body.code).toBe('DOCUMENT_NOT_FOUND')
      expect((await mine.send('GET', at(mine, `/document-sets/${set}`))).body.code).toBe('DOCUMENT_NOT_FOUND')
    })
  })

  describe('the declaration', () => {
    const whole = {
      fullName: 'Ana Beatriz Moreira',
      birthDate: '1990-04-12',
      taxId: '111.222.331-24',
      address: {
        postalCode: '01999-010',
        street: 'Rua das Paineiras',
        number: '118',
        district: 'Vila Serena',
        city: 'São Paulo',
        state: 'SP',
      },
      monthlyIncomeMinor: 850_000,
      pixKey: { kind: 'cpf', value: '111.222.331-24' },
    }

    it('is saved as it is filled in, and handed in when it is whole', async () => {
      const phone = await beginApplication(bench)
      await phone.send('PATCH', at(phone, '/declaration'), { body: { fullName: whole.fullName } })
      const { body } = await phone.send('GET', at(phone, ''))
      expect((body['declaration'] as { fullName: string }).fullName).toBe(whole.fullName)
      expect((await phone.send('POST', at(phone, '/declaration'), { body: { fullName: whole.fullName } })).status).toBe(400)
      expect((await phone.send('POST', at(phone, '/declaration'), { body: whole })).status).toBe(200)
      expect((await told(phone)).map((one) => one.subject)).toEqual([undefined, 'details'])
    })

    it('takes names as people have them, and refuses what is no name, date, number or place', async () => {
      const phone = await beginApplication(bench)
      const save = (change: object) => phone.send('PATCH', at(phone, '/declaration'), { body: change })
      for (const fullName of ['Teodoro', 'Íris D’Ávila-Müller', 'Nguyễn Thị Ánh', 'O’Neill Jr.'])
        expect((await save({ fullName })).status).toBe(200)
      for (const wrong of [
        { fullName: '<b>Ana</b>' },
        { fullName: '王 Ольга' },
        { address: { ...whole.address, street: 'Rua das \u202eFlores' } },
        { address: { ...whole.address, district: 'Centro 🏠' } },
        { fullName: 'A' },
        { birthDate: '1990-02-30' },
        { birthDate: '2090-01-01' },
        { taxId: '111.111.111-11' },
        { taxId: '111.222.331-25' },
        { monthlyIncomeMinor: -1 },
        { monthlyIncomeMinor: 1.5 },
        { pixKey: { kind: 'phone', value: 'call me' } },
        { address: { ...whole.address, postalCode: '1' } },
        { isAdmin: true },
      ]) {
        expect([JSON.stringify(wrong), (await save(wrong)).status]).toEqual([JSON.stringify(wrong), 400])
      }
    })

    const someoneElse = { ...whole, fullName: 'Otávio Lemos', birthDate: '1971-01-31', taxId: '529.982.247-25' }
    const thief = { kind: 'email', value: 'thief@example.com' }

    /** Handed in, with photographs in, and the steps of the onboarding as they stand. */
    async function underChecks(steps: Record<string, Partial<StepFacts>> = {}): Promise<Phone> {
      const phone = await beginApplication(bench)
      expect((await phone.send('POST', at(phone, '/declaration'), { body: whole })).status).toBe(200)
      const cases: { id: string; root_case_id: string; process: string }[] = await bench.owner
        .db('case')
        .where({ application_id: phone.applicationId })
      const caseOf = (process: string) => cases.find((one) => one.process === process)!
      await bench.owner.db('document_set').insert({
        application_id: phone.applicationId,
        case_id: caseOf('documentCheck').id,
        document_type: 'passport',
        submitted_at: bench.owner.db.fn.now(),
      })
      const { id: caseId, root_case_id: rootCaseId } = caseOf('onboarding')
      const facts = newFacts('onboarding', { version: 5 })
      for (const [name, step] of Object.entries(steps)) facts.steps[name] = { state: 'pending', attempts: 0, revision: 0, ...step }
      await projectCase(bench.store.db, { caseId, rootCaseId, status: 'in_checks', facts, events: [], answers: [] })
      return phone
    }

    const declaredBy = async (phone: Phone) => (await phone.send('GET', at(phone, ''))).body['declaration'] as Record<string, unknown>

    it('may be changed until the document is held against it', async () => {
      const phone = await beginApplication(bench)
      await phone.send('POST', at(phone, '/declaration'), { body: whole })
      expect((await phone.send('PATCH', at(phone, '/declaration'), { body: { fullName: someoneElse.fullName } })).status).toBe(200)
    })

    it('is fixed as soon as photographs are handed in, and open again while others are asked for', async () => {
      const phone = await beginApplication(bench)
      await phone.send('POST', at(phone, '/declaration'), { body: whole })
      const where = { application_id: phone.applicationId, process: 'documentCheck' }
      const { id: caseId, root_case_id: rootCaseId } = (await bench.owner.db('case').where(where).first()) as {
        id: string
        root_case_id: string
      }
      const photosAreWaitedFor = (version: number) => {
        const facts = newFacts('documentCheck', { version })
        facts.steps['photos'] = { state: 'waiting', waitsFor: 'applicant', attempts: 0, revision: version }
        return projectCase(bench.store.db, { caseId, rootCaseId, status: 'needs_applicant', facts, events: [], answers: [] })
      }
      const correct = async () => (await phone.send('PATCH', at(phone, '/declaration'), { body: { occupation: 'Baker' } })).status
      await photosAreWaitedFor(2)
      const submitted_at = bench.owner.db.fn.now()
      await bench.owner
        .db('document_set')
        .insert({ application_id: phone.applicationId, case_id: caseId, document_type: 'passport', submitted_at })
      expect(await correct()).toBe(409)
      await photosAreWaitedFor(5)
      expect(await correct()).toBe(200)
    })

    it('makes nobody else of an applicant, and sends the money nowhere else, once checks rest on it', async () => {
      const phone = await underChecks({ details: { state: 'done', revision: 2 } })
      const before = await declaredBy(phone)
      for (const [method, body] of [
        ['PATCH', { pixKey: thief }],
        ['PATCH', { monthlyIncomeMinor: 99_999_999 }],
        ['PATCH', { taxId: someoneElse.taxId }],
        ['POST', someoneElse],
      ] as const) {
        const { status, body: problem } = await phone.send(method, at(phone, '/declaration'), { body })
        expect([status, problem.code]).toEqual([409, 'DECLARATION_CLOSED'])
      }
      expect(await declaredBy(phone)).toEqual(before)
      expect((await told(phone)).filter((one) => one.subject === 'details')).toHaveLength(1)
    })

    it('asked for again, takes what was asked for and refuses another person, naming what is fixed', async () => {
      const phone = await underChecks({
        details: { state: 'waiting', waitsFor: 'applicant', revision: 3 },
        taxAuthority: { state: 'waiting', waitsFor: 'applicant', revision: 4, summary: { request: 'tax_id_mismatch' } },
      })
      const refused = await phone.send('POST', at(phone, '/declaration'), { body: someoneElse })
      expect([refused.body.code, refused.body['facts']]).toEqual(['DECLARATION_CLOSED', { fields: ['fullName', 'birthDate'] }])
      const taken = await phone.send('POST', at(phone, '/declaration'), { body: { ...whole, taxId: someoneElse.taxId } })
      expect([taken.status, (await declaredBy(phone))['taxId']]).toEqual([200, '52998224725'])
    })

    it('asked for again, is handed in once, even where the process is slow to say that it was', async () => {
      const phone = await underChecks({
        details: { state: 'waiting', waitsFor: 'applicant', revision: 3 },
        taxAuthority: { state: 'waiting', waitsFor: 'applicant', revision: 4, summary: { request: 'tax_id_mismatch' } },
      })
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => phone.send('POST', at(phone, '/declaration'), { body: { ...whole, taxId: someoneElse.taxId } })),
      )
      expect(Object.groupBy(answers, ({ status }) => status)).toMatchObject({ 200: { length: 1 }, 409: { length: 7 } })
      expect((await told(phone)).filter((one) => one.subject === 'details')).toHaveLength(2)
    })

    it('is unreadable in the database, and found by staff by name and CPF all the same', async () => {
      const phone = await beginApplication(bench)
      await phone.send('POST', at(phone, '/declaration'), { body: { ...whole, fullName: 'Zuleica Canária' } })
      const dump =
        JSON.stringify(await bench.owner.db('party').select()) + JSON.stringify(await bench.owner.db('party_identifier').select())
      expect(dump).not.toMatch(/Zuleica|Canária|11122233124/)
      const rita = await bench.staff(['reviewer'])
      for (const search of ['zuleica canaria', 'CANÁRIA', '111.222.331-24', phone.reference]) {
        const { body } = await rita.send('POST', '/api/case-searches', { body: { search } })
        expect([search, (body['items'] as { reference: string }[]).map((item) => item.reference).includes(phone.reference)]).toEqual([
          search,
          true,
        ])
      }
    })
  })

  describe('on another phone', () => {
    it('a link opens the application once, and a short code works however it is typed', async () => {
      const phone = await beginApplication(bench)
      const link = String((await phone.send('POST', at(phone, '/resume-passes'), { body: { kind: 'link' } })).body['secret'])
      const open = (secret: string) => bench.caller().send('POST', '/api/resumptions', { body: { secret } })
      const opened = await open(link)
      expect(opened.body['id']).toBe(phone.applicationId)
      const other = bench.caller(opened.headers.getSetCookie()[0]!.split(';')[0])
      expect((await other.send('GET', at(phone, ''))).status).toBe(200)
      expect((await open(link)).body.code).toBe('RESUME_PASS_VOID')
      const code = String((await phone.send('POST', at(phone, '/resume-passes'), { body: { kind: 'code' } })).body['secret'])
      expect((await open(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`)).status).toBe(200)
    })

    it('reference and contact get the same answer whether or not they exist', async () => {
      const phone = await beginApplication(bench)
      const recover = (reference: string) =>
        bench.caller().send('POST', '/api/recoveries', { body: { reference, contact: { channel: 'email', contact: 'ana@example.org' } } })
      const [unknown, unproven] = [await recover('L-999999'), await recover(phone.reference)]
      expect([unknown.status, Object.keys(unknown.body)]).toEqual([unproven.status, Object.keys(unproven.body)])
      expect(unknown.status).toBe(202)
    })

    it('neither the id of a recovery nor a wrong code tells whether there is somebody to recover', async () => {
      const phone = await beginApplication(bench)
      const [row] = await bench.owner
        .db('application as a')
        .join('case as c', 'c.application_id', 'a.id')
        .where({ 'a.id': phone.applicationId, 'c.process': 'onboarding' })
        .select('a.party_id', 'c.id')
      const known = { channel: 'email', contact: 'proven@example.org' } as const
      await verifyContact(bench.store, { partyId: row.party_id, onboardingCaseId: row.id, ...known })
      const recover = async (contact: string) => {
        const begun = await bench
          .caller()
          .send('POST', '/api/recoveries', { body: { reference: phone.reference, contact: { channel: 'email', contact } } })
        return String(begun.body['recoveryId'])
      }
      const [real, decoy] = [await recover(known.contact), await recover('unknown@example.org')]
      expect((await bench.owner.db('recovery').where({ id: real })).length).toBe(1)
      expect(real[14]).toBe(decoy[14])
      const tries = async (recoveryId: string, reference = phone.reference) => {
        const { body, status } = await bench
          .caller()
          .send('POST', `/api/recoveries/${recoveryId}/confirmation`, { body: { reference, code: '000000' } })
        return { status, code: body.code, facts: body['facts'] }
      }
      const refused = { status: 400, code: 'RECOVERY_REFUSED', facts: undefined }
      const answers = []
      for (let guess = 0; guess < 5; guess += 1) answers.push(await tries(real))
      expect([...answers, await tries(decoy), await tries(decoy, 'L-999999')]).toEqual(Array.from({ length: 7 }, () => refused))
    })
  })
})

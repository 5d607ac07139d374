import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectCase } from '#db/cases/project-case.ts'
import type { StepFacts } from '#domain/case/case-facts.ts'
import { openApiBench, beginApplication, type ApiBench } from '#test/api/api-bench.ts'
import { at, told, type Phone } from '#test/api/begun-application.ts'
import { newFacts } from '#test/api/case-facts.ts'

describe('the declaration', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

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
    expect((await told(bench, phone)).map((one) => one.subject)).toEqual([undefined, 'details'])
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
    expect((await told(bench, phone)).filter((one) => one.subject === 'details')).toHaveLength(1)
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
    expect((await told(bench, phone)).filter((one) => one.subject === 'details')).toHaveLength(2)
  })

  it('is unreadable in the database, and found by staff by name and CPF all the same', async () => {
    const phone = await beginApplication(bench)
    await phone.send('POST', at(phone, '/declaration'), { body: { ...whole, fullName: 'Zuleica Canária' } })
    const dump = JSON.stringify(await bench.owner.db('party').select()) + JSON.stringify(await bench.owner.db('party_identifier').select())
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

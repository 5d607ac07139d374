import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCaseOfApplication, type CaseRow } from '#db/cases/find-case.ts'
import { projectCase } from '#db/cases/project-case.ts'
import { saveProductVersion } from '#db/products/save-product-version.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { beginApplication, openApiBench, type ApiBench } from '#test/api/api-bench.ts'

type Phone = Awaited<ReturnType<typeof beginApplication>>

const other = { amountMinor: 800_000, termMonths: 24 }

describe('another amount or term', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
    // As the process does: what is ordered is in the record before the answer comes.
    bench.engine.answerOrders(async ({ actor, content }) => {
      if (content.kind !== 'changeTerms' || actor.kind !== 'applicant') throw new Error('Nothing else is ordered here')
      const { id } = (await bench.owner.db('case').where({ party_id: actor.partyId, process: 'loan' }).first('id')) as { id: string }
      await tell(id, content.terms)
      return { outcome: 'carried_out', version: 3 }
    })
  })
  afterAll(() => bench.close())

  async function tell(rootCaseId: string, requested = { amountMinor: 500_000, termMonths: 12 }, version = 3): Promise<void> {
    const facts = newFacts('loan', { version, requested })
    await projectCase(bench.store.db, { caseId: rootCaseId, rootCaseId, status: 'needs_applicant', facts, events: [], answers: [] })
  }

  /** Begun, and the process runs. */
  async function begun(): Promise<Phone & { loan: CaseRow }> {
    const phone = await beginApplication(bench)
    const loan = await findCaseOfApplication(bench.store.db, phone.applicationId, 'loan')
    await tell(loan.id, undefined, 2)
    return { ...phone, loan }
  }
  const at = (phone: Phone, path = '') => `/api/applications/${phone.applicationId}${path}`
  const ask = (phone: Phone, terms: object = other) => phone.send('POST', at(phone, '/terms'), { body: terms })
  const read = async (phone: Phone) => (await phone.send('GET', at(phone))).body
  const ordersOf = ({ loan }: { loan: CaseRow }) => bench.engine.orders.filter(({ workflowId }) => workflowId === loan.workflowId)

  async function handInPhotographs({ applicationId }: Phone): Promise<void> {
    const { id } = await findCaseOfApplication(bench.store.db, applicationId, 'documentCheck')
    const submitted_at = bench.owner.db.fn.now()
    await bench.owner.db('application').where({ id: applicationId }).update({ declared_at: submitted_at })
    await bench.owner.db('document_set').insert({ application_id: applicationId, case_id: id, document_type: 'passport', submitted_at })
  }

  it('is asked for as an order of the applicant, and is what the application is about from then on', async () => {
    const phone = await begun()
    expect(await read(phone)).toMatchObject({ mayChangeTerms: true, requested: { amount: { amountMinor: 500_000 }, termMonths: 12 } })
    const { status, body } = await ask(phone)
    expect([status, body]).toMatchObject([200, { mayChangeTerms: true, requested: { amount: { amountMinor: 800_000 }, termMonths: 24 } }])
    expect(ordersOf(phone).map(({ order }) => [order.actor.kind, order.reasonCode, order.content])).toEqual([
      ['applicant', 'asked_by_applicant', { kind: 'changeTerms', terms: other }],
    ])
  })

  it('is shown to staff beside what was asked for at first', async () => {
    const [phone, auditor] = [await begun(), await bench.staff(['auditor'])]
    const seen = async () => (await auditor.send('GET', `/api/cases/${phone.loan.id}`)).body
    expect(await seen()).toMatchObject({ requested: { termMonths: 12 }, firstRequested: null })
    await ask(phone)
    expect(await seen()).toMatchObject({
      requested: { amount: { amountMinor: 800_000 }, termMonths: 24 },
      firstRequested: { amount: { amountMinor: 500_000 }, termMonths: 12 },
    })
    const { body } = await auditor.send('POST', '/api/case-searches', { body: { search: phone.reference } })
    expect(body['items']).toMatchObject([{ amount: { amountMinor: 800_000 }, termMonths: 24 }])
  })

  it('is refused for what the product does not offer, step by step, and nothing is ordered', async () => {
    const phone = await begun()
    for (const terms of [
      { ...other, amountMinor: 5_000_001 },
      { ...other, amountMinor: 800_001 },
      { ...other, termMonths: 49 },
    ])
      expect((await ask(phone, terms)).body.code).toBe('TERMS_OUTSIDE_PRODUCT')
    expect(ordersOf(phone)).toEqual([])
  })

  it('is refused with the reason once photographs are under check, and again possible while others are asked for', async () => {
    const phone = await begun()
    await handInPhotographs(phone)
    expect(await read(phone)).toMatchObject({ mayChangeTerms: false })
    expect(await ask(phone)).toMatchObject({ status: 409, body: { code: 'TERMS_CLOSED' } })
    expect(ordersOf(phone)).toEqual([])

    const { id: caseId, rootCaseId } = await findCaseOfApplication(bench.store.db, phone.applicationId, 'documentCheck')
    const facts = newFacts('documentCheck', { version: 5 })
    facts.steps['photos'] = { state: 'waiting', waitsFor: 'applicant', attempts: 0, revision: 5 }
    await projectCase(bench.store.db, { caseId, rootCaseId, status: 'needs_applicant', facts, events: [], answers: [] })
    expect(await read(phone)).toMatchObject({ mayChangeTerms: true })
    expect((await ask(phone)).status).toBe(200)
  })

  it('is refused once the credit report is asked for, and before the process has begun', async () => {
    const phone = await begun()
    const facts = newFacts('loan', { version: 4 })
    facts.steps['bureauReport'] = { state: 'running', attempts: 1, revision: 1 }
    const { id: caseId } = phone.loan
    await projectCase(bench.store.db, { caseId, rootCaseId: caseId, status: 'in_checks', facts, events: [], answers: [] })
    expect([(await read(phone))['mayChangeTerms'], (await ask(phone)).body.code]).toEqual([false, 'TERMS_CLOSED'])

    const early = await beginApplication(bench)
    expect([(await read(early))['mayChangeTerms'], (await ask(early)).body.code]).toEqual([false, 'TERMS_CLOSED'])
  })

  it('is nobody else’s to ask for', async () => {
    const [mine, theirs] = [await begun(), await begun()]
    expect((await theirs.send('POST', at(mine, '/terms'), { body: other })).status).toBeGreaterThanOrEqual(403)
    expect(ordersOf(mine)).toEqual([])
  })

  it('costs what the version of the product says that the application began with', async () => {
    const phone = await begun()
    const before = (await phone.send('POST', at(phone, '/calculations'), { body: other })).body
    const pricing = { ...bench.product.pricing, monthlyRatePercent: '9.9' }
    const limits = { ...bench.product.limits, amountMinor: { ...bench.product.limits.amountMinor, max: 700_000 } }
    await saveProductVersion(bench.store.db, { ...bench.product, pricing, limits })
    try {
      expect((await phone.send('POST', at(phone, '/calculations'), { body: other })).body).toEqual(before)
      expect((await phone.send('GET', at(phone, '/product'))).body).toMatchObject({ limits: bench.product.limits })
      expect((await ask(phone)).status).toBe(200)
      const today = { product: bench.product.code, ...other, amountMinor: 600_000 }
      expect((await bench.caller().send('POST', '/api/calculations/offers', { body: today })).body['monthlyRatePercent']).not.toBe(
        before['monthlyRatePercent'],
      )
    } finally {
      await saveProductVersion(bench.store.db, bench.product)
    }
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import { saveProfile } from '#db/parties/save-profile.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'
import { parkStep } from '#test/api/park-step.ts'
import { versionTag } from '../http/etag.ts'

const read = {
  kind: 'identity_document',
  documentType: 'passport',
  fullName: 'Ana Beatriz Moreira',
  documentNumber: 'YC654321',
  birthDate: '1988-02-29',
}
type Ordered = Extract<OrderContent, { kind: 'enterResult' }>

describe('a document that staff read themselves', () => {
  let bench: ApiBench
  let rita: ApiCaller & { accountId: string; personId: string }
  let caseId: string
  let partyId: string
  let evidenceDocumentId: string
  beforeAll(async () => {
    bench = await openApiBench()
    rita = await bench.staff(['reviewer'])
    bench.engine.answerOrders(() => ({
      outcome: 'proposed',
      version: 3,
      proposalId: randomUUID(),
      hash: 'a'.repeat(64),
      expiresAt: '2026-11-25T12:00:00.000Z',
    }))
  })
  beforeEach(async () => {
    const { applicationId } = await beginApplication(bench)
    ;({ id: caseId, partyId } = await findCaseOfApplication(bench.store.db, applicationId, 'documentCheck'))
    await saveProfile(bench.store, partyId, {
      fullName: 'Ana Beatriz Moreira',
      socialName: 'Bia Moreira',
      taxId: '11122233124',
      birthDate: '1988-02-28',
    })
    const evidence = { kind: 'evidence', filename: 'seen.pdf', mediaType: 'application/pdf', uploadedBy: 'staff:p-1' } as const
    ;({ id: evidenceDocumentId } = await saveDocument(bench.store, {
      ...evidence,
      partyId,
      caseId,
      content: Buffer.from(`seen of ${caseId}`),
    }))
  })
  afterAll(() => bench.close())

  const enter = (result: object) =>
    rita.send('POST', `/api/cases/${caseId}/steps/readDocument/results`, {
      body: { reasonCode: 'seen_in_original', result, evidenceDocumentId },
      headers: { 'if-match': versionTag(2) },
    })

  it.each<[what: string, change: Record<string, unknown>, field: string]>([
    ['without its kind', { documentType: undefined }, 'documentType'],
    ['of a kind that is none', { documentType: 'driving_licence' }, 'documentType'],
    ['without a name', { fullName: undefined }, 'fullName'],
    ['with a name that nobody can print', { fullName: 'Ана Морейра' }, 'fullName'],
    ['without a number', { documentNumber: '  ' }, 'documentNumber'],
    ['with a number of signs alone', { documentNumber: '- - -' }, 'documentNumber'],
    ['without a birth date', { birthDate: undefined }, 'birthDate'],
    ['with a birth date that no calendar has', { birthDate: '1987-02-29' }, 'birthDate'],
    ['with an end that no calendar has', { expiryDate: '2031-04-31' }, 'expiryDate'],
    ['with an end that is left empty', { expiryDate: '' }, 'expiryDate'],
  ])('is refused %s, by the name of the field, and nothing of it is kept', async (_what, change, field) => {
    const given = bench.engine.orders.length
    const { status, body } = await enter({ ...read, ...change })
    expect([status, body.code]).toEqual([400, 'REQUEST_MALFORMED'])
    expect((body['facts'] as { fields: { field: string }[] }).fields.map((one) => one.field)).toEqual([`result.${field}`])
    expect(JSON.stringify(body)).not.toContain('Ана')
    expect(bench.engine.orders.length - given).toBe(0)
    expect(await bench.owner.db('provider_answer').where({ case_id: caseId })).toEqual([])
  })

  it('is refused as a mere word that it matches, which was enough before', async () => {
    expect((await enter({ kind: 'identity_document', outcome: 'matches_declaration' })).status).toBe(400)
  })

  it('is named by the order and read by the second person beside what was declared, and that look is recorded', async () => {
    expect((await enter({ ...read, expiryDate: '2031-08-09' })).status).toBe(200)
    const content = bench.engine.orders.at(-1)!.order.content as Ordered
    for (const secret of Object.values(read).slice(2)) expect(JSON.stringify(content)).not.toContain(secret)

    const proposalId = randomUUID()
    const proposal = {
      proposalId,
      content,
      reasonCode: 'seen_in_original',
      hash: 'a'.repeat(64),
      maker: { kind: 'staff', personId: rita.personId, accountId: rita.accountId, roles: ['reviewer'] },
      eligible: ['reviewer'],
      state: 'open',
      proposedAt: '2026-11-23T12:00:00.000Z',
      expiresAt: '2026-11-25T12:00:00.000Z',
    }
    await parkStep(bench.owner.db, caseId, 'readDocument', { code: 'OCR_DOWN' }, { proposals: [proposal] } as never)
    const ravi = await bench.staff(['reviewer'])
    expect((await ravi.send('GET', `/api/proposals/${proposalId}/changes`)).body).toEqual({
      items: [
        { field: 'documentType', before: null, after: 'passport' },
        { field: 'fullName', before: 'Ana Beatriz Moreira', after: 'Ana Beatriz Moreira' },
        { field: 'documentNumber', before: null, after: 'YC654321' },
        { field: 'birthDate', before: '1988-02-28', after: '1988-02-29' },
        { field: 'expiryDate', before: null, after: '2031-08-09' },
      ],
    })
    const looks = await bench.owner.db('sensitive_read').where({ account_id: ravi.accountId, case_id: caseId })
    expect(looks).toMatchObject([{ what: `proposal:${proposalId}` }])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveAnswer } from '#db/answers/save-answer.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import { saveIncomePaper } from '#db/income/save-paper.ts'
import { provenIncomeMinor, type KeptProof } from '#db/income/proven-income.ts'
import { saveProfile } from '#db/parties/save-profile.ts'
import { savePaperReading } from '#db/readings/paper-readings.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { beginApplication, openApiBench, type ApiBench } from '#test/api/api-bench.ts'
import { parkStep } from '#test/api/park-step.ts'

describe('the evidence of an income on the desk', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  /** A loan whose papers were read, and whose step is parked because of a name. */
  async function readAndParked() {
    const { store, owner } = bench
    const { applicationId } = await beginApplication(bench)
    const { id: caseId, partyId } = await findCaseOfApplication(store.db, applicationId, 'loan')
    await saveProfile(store, partyId, { fullName: 'Ana Beatriz Moreira', taxId: '11122233124', monthlyIncomeMinor: 480_000 })
    const documentId = await saveIncomePaper(store, { partyId, caseId, mediaType: 'image/jpeg', content: Buffer.from(caseId) })
    const read = { documentId, provider: 'tesseract', attempt: 1, caseId, partyId }
    await savePaperReading(store, {
      ...read,
      model: 'tesseract 5',
      kind: 'payslip',
      sums: 'proven',
      fields: [{ name: 'holder', value: 'CARLOS MOREIRA', confidence: 93.5, page: 1, source: 'visual' }],
      lines: [{ text: 'SALÁRIO BASE', amountMinor: 480_000, confidence: 91 }],
    })
    const content: KeptProof = {
      submissionId: randomUUID(),
      declaredMinor: 480_000,
      papers: [{ documentId, readingId: randomUUID() }],
      proof: {
        outcome: 'unproven',
        findings: ['name_differs'],
        months: ['2026-10'],
        monthlyMinor: 432_110,
        papers: [{ documentId, kind: 'payslip', month: '2026-10', netMinor: 432_110, findings: ['name_differs'] }],
      },
    }
    await saveAnswer(store, { caseId, partyId, step: 'incomeEvidence', provider: 'tesseract', attempt: 1, summary: {}, content })
    await parkStep(owner.db, caseId, 'incomeEvidence', { code: 'INCOME_PAPERS_DIFFER', cause: 'judgement', facts: { hasFigure: true } })
    return { caseId, partyId, documentId }
  }

  it('is each paper as it was read, held against the declaration, and every look at it is recorded', async () => {
    const { caseId, documentId } = await readAndParked()
    const rita = await bench.staff(['reviewer'])
    const { body } = await rita.send('GET', `/api/cases/${caseId}/income`)
    expect(body['income']).toMatchObject({
      declared: { fullName: 'Ana Beatriz Moreira', monthlyIncome: { amountMinor: 480_000, currency: 'BRL' } },
      outcome: 'unproven',
      findings: ['name_differs'],
      proven: { amountMinor: 432_110 },
      entered: null,
      papers: [
        {
          documentId,
          month: '2026-10',
          net: { amountMinor: 432_110 },
          findings: ['name_differs'],
          sums: 'proven',
          fields: [{ name: 'holder', value: 'CARLOS MOREIRA', confidence: 93.5 }],
          lines: [{ text: 'SALÁRIO BASE', amount: { amountMinor: 480_000 } }],
        },
      ],
    })
    const looks = (await bench.owner.db('sensitive_read').where({ case_id: caseId, account_id: rita.accountId })) as { what: string }[]
    expect(looks.map(({ what }) => what)).toEqual(['income'])
  })

  it('is nothing before papers were read', async () => {
    const { applicationId } = await beginApplication(bench)
    const { id } = await findCaseOfApplication(bench.store.db, applicationId, 'loan')
    expect((await (await bench.staff(['underwriter'])).send('GET', `/api/cases/${id}/income`)).body).toEqual({ income: null })
  })

  it('can be entered by hand: the order says where the figure is, and the second person reads what it is', async () => {
    const { caseId, partyId } = await readAndParked()
    const rita = await bench.staff(['reviewer'])
    const evidence = await saveDocument(bench.store, {
      partyId,
      caseId,
      kind: 'evidence',
      filename: 'evidence.pdf',
      mediaType: 'application/pdf',
      content: Buffer.from(`seen ${caseId}`),
      uploadedBy: 'staff:1',
    })
    const enter = (monthlyMinor: number) =>
      rita.send('POST', `/api/cases/${caseId}/steps/incomeEvidence/results`, {
        body: { reasonCode: 'checked_at_the_source', result: { kind: 'income', monthlyMinor }, evidenceDocumentId: evidence.id },
        headers: { 'if-match': '"v2"' },
      })
    expect((await enter(0)).status).toBe(400)
    expect((await enter(451_234)).status).toBe(200)
    const { content } = bench.engine.orders.at(-1)!.order as { content: Extract<OrderContent, { kind: 'enterResult' }> }
    expect(JSON.stringify(content)).not.toContain('451234')
    if (content.result.kind !== 'income') throw new Error('Another result was ordered')
    expect(await provenIncomeMinor(bench.store, { caseId, incomeProofId: content.result.figure.id })).toBe(451_234)

    const proposalId = randomUUID()
    const facts = { proposals: [] as unknown[] }
    facts.proposals.push({
      proposalId,
      content,
      reasonCode: 'checked_at_the_source',
      hash: 'a'.repeat(64),
      maker: { kind: 'staff', personId: rita.personId, accountId: rita.accountId, roles: ['reviewer'] },
      eligible: ['reviewer'],
      state: 'open',
      proposedAt: '2026-11-23T12:00:00.000Z',
      expiresAt: '2026-11-25T12:00:00.000Z',
    })
    await parkStep(bench.owner.db, caseId, 'incomeEvidence', { code: 'INCOME_PAPERS_DIFFER', cause: 'judgement' }, facts as never)
    const ravi = await bench.staff(['reviewer'])
    expect((await ravi.send('GET', `/api/proposals/${proposalId}/changes`)).body).toEqual({
      items: [{ field: 'monthlyIncomeMinor', before: 480_000, after: 451_234 }],
    })
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProvedIncome } from '#activities/loan/prove-income.ts'
import type { OrderContent } from '#domain/case/order.ts'
import type { Product } from '#domain/product/product.ts'
import { incomeRules } from '#test/rules/income-rules.ts'
import { introduceOneself } from '#test/workflows/apply-for.ts'
import { openCaseBench, person, quickProduct, type CaseBench, type OpenCase } from '#test/workflows/case-bench.ts'

const rita = person('rita', ['reviewer'])
const ravi = person('ravi', ['reviewer'])
const clara = person('clara', ['compliance'])

const proven: ProvedIncome = { proofId: 'proof-1', outcome: 'proven', findings: [], months: 2, papers: 2, hasFigure: true }
const blurred: ProvedIncome = {
  proofId: 'proof-2',
  outcome: 'unproven',
  findings: ['unreadable', 'months_missing'],
  months: 0,
  papers: 2,
  hasFigure: false,
  retake: 'paper_unreadable',
}
const foreign: ProvedIncome = {
  proofId: 'proof-3',
  outcome: 'unproven',
  findings: ['name_differs'],
  months: 2,
  papers: 2,
  hasFigure: true,
}

describe('income evidence', () => {
  let bench: CaseBench
  beforeAll(async () => {
    bench = await openCaseBench()
  })
  afterAll(() => bench.close())

  async function asked(answers: (ProvedIncome | 'OCR_DOWN')[], durations: Partial<Product['durations']> = {}): Promise<OpenCase> {
    bench.world.script({ proveIncome: answers })
    const loan = await bench.open('loan', {
      product: { incomeEvidence: incomeRules, durations: { ...quickProduct.durations, ...durations } },
      requested: { amountMinor: 3_000_001, termMonths: 36 },
    })
    await introduceOneself(loan)
    await waiting(loan)
    return loan
  }
  const waiting = (loan: OpenCase) => loan.until('loan', ({ steps }) => steps.incomePapers?.state === 'waiting')
  const parked = (loan: OpenCase) => loan.until('loan', ({ steps }) => steps.incomeEvidence?.state === 'needs_attention')
  const offered = (loan: OpenCase) => loan.until('loan', ({ steps }) => steps.offer?.state === 'waiting')
  const handIn = (loan: OpenCase, reference = 'submission-1') =>
    loan.tell('loan', { subject: 'incomePapers', reference, facts: { papers: 2 } })
  const inputsOf = (loan: OpenCase, name: 'proveIncome' | 'decideByPolicy' | 'remindApplicant') =>
    bench.world.done.flatMap(({ name: done, input }) =>
      done === name && (input as { caseId: string }).caseId === loan.briefing.caseId ? [input as Record<string, unknown>] : [],
    )

  it('is asked for by message, read once handed in, and the decision is told where the proof is', async () => {
    const loan = await asked([proven])
    expect(inputsOf(loan, 'remindApplicant')).toEqual([{ caseId: loan.briefing.caseId, step: 'incomePapers', number: 0 }])
    await handIn(loan)
    const { steps } = await offered(loan)
    expect([steps.incomePapers?.summary, steps.incomeEvidence?.summary]).toEqual([
      { papers: 2 },
      { proofId: 'proof-1', outcome: 'proven', findings: [], months: 2, papers: 2 },
    ])
    expect(inputsOf(loan, 'proveIncome')).toMatchObject([{ submissionId: 'submission-1', provider: 'tesseract', attempt: 1 }])
    expect(inputsOf(loan, 'decideByPolicy')).toMatchObject([{ incomeProofId: 'proof-1' }])
  })

  it('is read by the provider that operations have switched to, parks when it is down, and goes on with the other for one case', async () => {
    bench.world.defaults = { ocr: 'textract' }
    const loan = await asked(['OCR_DOWN', 'OCR_DOWN', proven])
    await handIn(loan)
    const { steps } = await parked(loan)
    expect(steps.incomeEvidence?.attention).toMatchObject({ cause: 'retries_spent', code: 'OCR_DOWN', provider: 'textract' })
    await loan.order('loan', rita, { kind: 'switchProvider', step: 'incomeEvidence', provider: 'tesseract' })
    await offered(loan)
    expect(inputsOf(loan, 'proveIncome').map(({ provider }) => provider)).toEqual(['textract', 'textract', 'tesseract'])
    bench.world.defaults = {}
  })

  it.each([
    ['an amount up to the limit', 3_000_000, incomeRules],
    ['a product that asks for none', 5_000_000, undefined],
  ])('is no part of a loan of %s', async (_what, amountMinor, rules) => {
    const loan = await bench.open('loan', { product: { incomeEvidence: rules }, requested: { amountMinor, termMonths: 36 } })
    await introduceOneself(loan)
    const { steps } = await offered(loan)
    expect(Object.keys(steps).filter((name) => name.startsWith('income'))).toEqual([])
    expect(inputsOf(loan, 'decideByPolicy')[0]).not.toHaveProperty('incomeProofId')
  })

  it('is asked for again with the reason, and only what comes after that counts', async () => {
    const loan = await asked([blurred, proven])
    await handIn(loan)
    const again = await loan.until('loan', ({ steps }) => steps.incomeEvidence?.state === 'waiting')
    expect(again.steps.incomeEvidence).toMatchObject({ waitsFor: 'applicant', summary: { request: 'paper_unreadable' } })
    await loan.until('loan', () => inputsOf(loan, 'remindApplicant').length > 1)
    await handIn(loan, 'submission-2')
    await offered(loan)
    expect(inputsOf(loan, 'proveIncome').map(({ submissionId }) => submissionId)).toEqual(['submission-1', 'submission-2'])
    expect(inputsOf(loan, 'remindApplicant')[1]).toMatchObject({ step: 'incomePapers', number: 0, request: 'paper_unreadable' })
  })

  it('goes to a person when other papers did not do as often as the product asks for them', async () => {
    const loan = await asked([blurred])
    for (const [earlier, submission] of ['one', 'two', 'three'].entries()) {
      // Papers count from the moment at which the applicant is told that they are wanted.
      await loan.until('loan', () => inputsOf(loan, 'remindApplicant').length > earlier)
      await handIn(loan, submission)
    }
    const { steps } = await parked(loan)
    expect(steps.incomeEvidence?.attention).toMatchObject({
      code: 'INCOME_NOT_PROVEN',
      facts: { findings: ['unreadable', 'months_missing'], hasFigure: false },
    })
    expect(
      await loan.refusal('loan', rita, { kind: 'decideStep', step: 'incomeEvidence', decision: 'accept', reasons: ['seen_in_original'] }),
    ).toBe('DECISION_NOT_OPEN')
  })

  it('that speaks against the applicant goes to a person at once, and counts when two people take it', async () => {
    const loan = await asked([foreign])
    await handIn(loan)
    expect((await parked(loan)).steps.incomeEvidence?.attention?.code).toBe('INCOME_PAPERS_DIFFER')
    const accept: OrderContent = { kind: 'decideStep', step: 'incomeEvidence', decision: 'accept', reasons: ['spelling_only'] }
    expect(await loan.refusal('loan', clara, accept)).toBe('ORDER_NOT_PERMITTED')
    const proposed = await loan.order('loan', rita, accept)
    expect(proposed.outcome).toBe('proposed')
    if (proposed.outcome !== 'proposed') return
    const { proposalId, hash } = proposed
    expect(await loan.refusal('loan', rita, { kind: 'confirmProposal', proposalId, hash })).toBe('SECOND_PERSON_REQUIRED')
    await loan.order('loan', ravi, { kind: 'confirmProposal', proposalId, hash })
    const { steps } = await offered(loan)
    expect(steps.incomeEvidence?.summary).toMatchObject({ outcome: 'accepted', decision: 'accept', reasons: ['spelling_only'] })
    expect(inputsOf(loan, 'decideByPolicy')).toMatchObject([{ incomeProofId: 'proof-3' }])
  })

  it('can be entered by hand by two people from evidence, by where the figure is and not by the figure', async () => {
    const loan = await asked(['OCR_DOWN'])
    await handIn(loan)
    await parked(loan)
    const proposed = await loan.order('loan', rita, {
      kind: 'enterResult',
      step: 'incomeEvidence',
      result: { kind: 'income', figure: { id: 'figure-1', sha256: 'f'.repeat(64) } },
      evidence: { id: randomUUID(), sha256: 'e'.repeat(64) },
    })
    if (proposed.outcome !== 'proposed') throw new Error('Two people were not asked for')
    await loan.order('loan', ravi, { kind: 'confirmProposal', proposalId: proposed.proposalId, hash: proposed.hash })
    const { steps } = await offered(loan)
    expect(steps.incomeEvidence).toMatchObject({
      state: 'done_by_hand',
      summary: { outcome: 'entered', proofId: 'figure-1', evidence: 'e'.repeat(64) },
    })
    expect(inputsOf(loan, 'decideByPolicy')).toMatchObject([{ incomeProofId: 'figure-1' }])
  })

  it('parks on a reading engine that is down, and goes on when staff retry', async () => {
    const loan = await asked(['OCR_DOWN', 'OCR_DOWN', proven])
    await handIn(loan)
    expect((await parked(loan)).steps.incomeEvidence?.attention).toMatchObject({ cause: 'retries_spent', code: 'OCR_DOWN', attempts: 2 })
    expect(await loan.order('loan', rita, { kind: 'retryStep', step: 'incomeEvidence' })).toMatchObject({ step: { state: 'done' } })
    await offered(loan)
  })

  it('that a person finds wanting is asked for again, with a reason of their own', async () => {
    const loan = await asked([foreign, proven])
    await handIn(loan)
    await parked(loan)
    await loan.order('loan', rita, { kind: 'askApplicant', step: 'incomeEvidence', request: 'paper_of_somebody_else' })
    await loan.until('loan', () => inputsOf(loan, 'remindApplicant').length > 1)
    await handIn(loan, 'submission-2')
    await offered(loan)
  })

  it('is reminded of, and an application whose papers never come expires', async () => {
    const loan = await asked([proven], { applicationStandsSeconds: 6, remindAfterSeconds: [0.1, 0.1] })
    expect(await loan.outcome()).toEqual({ status: 'expired', reasons: ['incomePapers_not_given'] })
    expect(inputsOf(loan, 'remindApplicant').map(({ number }) => number)).toEqual([0, 1, 2])
  })
})

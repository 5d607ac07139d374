import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { latestAnswer } from '#db/answers/find-answer.ts'
import { saveIncomePaper } from '#db/income/save-paper.ts'
import { saveEnteredIncome } from '#db/income/proven-income.ts'
import { takeBackPaper } from '#db/income/take-back-paper.ts'
import { mostIncomePapers } from '#domain/income/income-paper.ts'
import { AppError } from '#domain/errors.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { handInPapers, payslipOf, playPapers } from '#test/activities/hand-in-papers.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'
import { incomeRules } from '#test/rules/income-rules.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())

const open = (profile = {}) =>
  openTestApplication(bench, 'ana-ordinary', {
    product: { ...bench.product, incomeEvidence: incomeRules },
    amountMinor: 3_500_000,
    termMonths: 36,
    profile,
  })
const today = { businessDate: () => '2026-11-30' }
const wages = (application: TestApplication, netPayMinor = 600_000) => ({
  october: payslipOf(application, { month: '2026-10', netPayMinor }),
  september: payslipOf(application, { month: '2026-09', netPayMinor }),
})

describe('the proof of an income', () => {
  it('is read from each paper that was handed in, and kept whole and sealed; the process learns codes, counts and where it is', async () => {
    const application = await open()
    const submissionId = await handInPapers(bench, application, ['october', 'september'])
    const reader = playPapers(wages(application))
    const input = { caseId: application.loanCaseId, submissionId, provider: 'tesseract', attempt: 1 }
    const proved = await bench.run('proveIncome', input, { ...today, papers: { tesseract: reader } })
    expect(proved).toEqual({ proofId: expect.any(String), outcome: 'proven', findings: [], months: 2, papers: 2, hasFigure: true })
    expect(reader.read).toEqual(['october', 'september'])
    const kept = await latestAnswer<{ declaredMinor: number }>(bench.store, { caseId: application.loanCaseId, step: 'incomeEvidence' })
    expect(kept).toMatchObject({
      id: proved.proofId,
      summary: { outcome: 'proven', months: 2, papers: 2 },
      content: { submissionId, declaredMinor: 650_000, proof: { monthlyMinor: 600_000, months: ['2026-10', '2026-09'] } },
    })
  })

  it('reads a paper once: not again for the same attempt, nor for a later one', async () => {
    const application = await open()
    const submissionId = await handInPapers(bench, application, ['october', 'smudge'])
    const reader = playPapers(wages(application))
    const prove = (attempt: number) =>
      bench.run(
        'proveIncome',
        { caseId: application.loanCaseId, submissionId, provider: 'tesseract', attempt },
        { ...today, papers: { tesseract: reader } },
      )
    const first = await prove(1)
    expect(first).toMatchObject({ outcome: 'unproven', findings: ['unreadable', 'months_missing'], retake: 'paper_unreadable' })
    expect(await prove(1)).toEqual(first)
    expect(await prove(2)).toMatchObject({ findings: first.findings })
    expect(reader.read).toEqual(['october', 'smudge'])
  })

  it('keeps what it has read where the engine fails on the way, and goes on from there', async () => {
    const application = await open()
    const submissionId = await handInPapers(bench, application, ['october', 'september'])
    const input = { caseId: application.loanCaseId, submissionId, provider: 'tesseract' }
    const { october } = wages(application)
    const failing = playPapers({ october, september: new AppError('OCR_DOWN', { provider: 'tesseract' }) })
    await expect(bench.run('proveIncome', { ...input, attempt: 1 }, { ...today, papers: { tesseract: failing } })).rejects.toMatchObject({
      type: 'OCR_DOWN',
    })
    const reader = playPapers(wages(application))
    expect(await bench.run('proveIncome', { ...input, attempt: 2 }, { ...today, papers: { tesseract: reader } })).toMatchObject({
      outcome: 'proven',
    })
    expect(reader.read).toEqual(['september'])
  })

  it('asks for a better paper, instead of trying again, where a PDF cannot be opened', async () => {
    const application = await open()
    const submissionId = await handInPapers(bench, application, ['october', 'locked'])
    const { october } = wages(application)
    const reader = playPapers({ october, locked: new AppError('OCR_PDF_LOCKED', { provider: 'tesseract' }) })
    const input = { caseId: application.loanCaseId, submissionId, provider: 'tesseract', attempt: 1 }
    expect(await bench.run('proveIncome', input, { ...today, papers: { tesseract: reader } })).toMatchObject({
      findings: ['unreadable', 'months_missing'],
      retake: 'paper_unreadable',
    })
  })

  it('takes nothing from another application', async () => {
    const [application, other] = [await open(), await open()]
    const submissionId = await handInPapers(bench, other, ['october'])
    await expect(
      bench.run('proveIncome', { caseId: application.loanCaseId, submissionId, provider: 'tesseract', attempt: 1 }, today),
    ).rejects.toMatchObject({ type: 'DOCUMENT_SET_NOT_FOUND' })
  })

  it('counts a paper once however often it is sent, not what was taken back, and stops where nobody has so many', async () => {
    const { loanCaseId: caseId, partyId } = await open()
    const send = (content: string) =>
      saveIncomePaper(bench.store, { partyId, caseId, mediaType: 'image/jpeg', content: Buffer.from(content) })
    const first = await send('1')
    expect(await send('1')).toBe(first)
    for (let number = 2; number <= mostIncomePapers; number += 1) await send(String(number))
    await expect(send('one more')).rejects.toMatchObject({ code: 'TOO_MANY_PAPERS' })
    await takeBackPaper(bench.store.db, { caseId, documentId: first })
    await send('one more')
    await expect(takeBackPaper(bench.store.db, { caseId: (await open()).loanCaseId, documentId: first })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_FOUND',
    })
  })
})

describe('a decision on a proven income', () => {
  const known = { taxStanding: 'regular', riskTier: 'low' } as const
  const bureau = { outcome: 'hit', score: 812, monthlyObligationsMinor: 0, openDefaults: 0 } as const
  const requested = { amountMinor: 500_000, termMonths: 12 }

  async function decideOn(monthlyIncomeMinor: number, provenMinor: number) {
    const application = await open({ monthlyIncomeMinor })
    const { loanCaseId: caseId } = application
    const submissionId = await handInPapers(bench, application, ['october', 'september'])
    const papers = { tesseract: playPapers(wages(application, provenMinor)) }
    const { proofId } = await bench.run('proveIncome', { caseId, submissionId, provider: 'tesseract', attempt: 1 }, { ...today, papers })
    const decision = await bench.run('decideByPolicy', { caseId, ...known, bureau, requested, incomeProofId: proofId })
    const kept = await latestAnswer<{ facts: { monthlyIncomeMinor: number } }>(bench.store, { caseId, step: 'decision' })
    return { decision, kept, monthlyIncomeMinor: kept!.content.facts.monthlyIncomeMinor }
  }

  it('rests on the declared one while papers bear it out, and says so', async () => {
    const { decision, kept, monthlyIncomeMinor } = await decideOn(650_000, 600_000)
    expect([decision, monthlyIncomeMinor]).toEqual([{ outcome: 'approved', incomeUsed: 'declared' }, 650_000])
    expect(kept).toMatchObject({
      summary: { incomeUsed: 'declared' },
      content: { facts: { provenIncome: { declaredMinor: 650_000, provenMinor: 600_000, used: 'declared' } } },
    })
  })

  it('rests on the proven one below that, and declines where that is too low for the instalment', async () => {
    expect((await decideOn(650_000, 500_000)).decision).toEqual({ outcome: 'approved', incomeUsed: 'proven' })
    const { decision, monthlyIncomeMinor } = await decideOn(650_000, 150_000)
    expect([decision, monthlyIncomeMinor]).toEqual([
      { outcome: 'declined', reasons: ['payment_too_high_for_income'], incomeUsed: 'proven' },
      150_000,
    ])
  })

  it('is left to a person far below', async () => {
    expect((await decideOn(650_000, 400_000)).decision).toEqual({
      outcome: 'referred',
      reasons: ['income_below_declared'],
      incomeUsed: 'proven',
    })
  })

  it('rests on what two people entered, where the order names it', async () => {
    const { loanCaseId: caseId } = await open()
    const figure = await saveEnteredIncome(bench.store, { caseId, monthlyMinor: 500_000, enteredBy: 'staff:1' })
    const input = { caseId, ...known, bureau, requested, incomeProofId: figure.id }
    expect(await bench.run('decideByPolicy', input)).toEqual({ outcome: 'approved', incomeUsed: 'proven' })
    const other = await open()
    await expect(bench.run('decideByPolicy', { ...input, caseId: other.loanCaseId })).rejects.toMatchObject({
      type: 'PROVEN_INCOME_NOT_FOUND',
    })
  })
})

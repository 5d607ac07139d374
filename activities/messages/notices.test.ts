import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentsOfCases } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { latestOffer } from '#db/offers/find-offer.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { acceptOffer, playBank, sealContract } from '#test/activities/carry-loan.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'
import { readPdf } from '#test/documents/read-pdf.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())

const mailTo = async ({ person }: TestApplication) => (await bench.sandbox.control.outbox(person.email)).mail
const smsTo = async ({ person }: TestApplication) => (await bench.sandbox.control.outbox(person.phone)).sms.map((one) => one.body)

async function letterOf({ loanCaseId }: TestApplication): Promise<string> {
  const notices = (await documentsOfCases(bench.store.db, [loanCaseId])).filter((document) => document.kind === 'notice')
  expect(notices).toHaveLength(1)
  const pdf = await readPdf(new Uint8Array(await readDocumentContent(bench.store, notices[0]!)))
  return pdf.pages
    .map((page) => page.text)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

describe('the notice of a decline', () => {
  it('gives reasons in the applicant’s words, the bureau, and the rights, by mail and letter', async () => {
    const application = await openTestApplication(bench, 'lucas-low-score')
    const { loanCaseId: caseId } = application
    const report = await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 1 })
    const known = { taxStanding: 'regular', riskTier: 'low', requested: { amountMinor: 500_000, termMonths: 12 } } as const
    const decision = await bench.run('decideByPolicy', { caseId, ...known, bureau: report })
    if (decision.outcome !== 'declined' || report.outcome !== 'hit') throw new Error('Lucas should be declined for his score')
    await bench.run('sendEndingNotice', { caseId, status: 'declined', reasons: decision.reasons })
    await bench.run('sendEndingNotice', { caseId, status: 'declined', reasons: decision.reasons })
    const [mail, ...more] = await mailTo(application)
    expect(more).toEqual([])
    expect(mail!.subject).toBe('Our decision on your application')
    for (const said of [mail!.text, await letterOf(application)]) {
      expect(said).toContain('Your credit history shows payments that were missed or made late.')
      expect(said).toMatch(/Birô Modelo S\.A\.[\s\S]*Rua das Fontes 10/)
      expect(said).not.toMatch(new RegExp(`credit_history|\\b${report.score}\\b|Sandbox Score`))
    }
    expect(await letterOf(application)).toContain('made automatically')
    expect(await smsTo(application)).toEqual([expect.stringContaining('we have decided on your application')])
  })

  it('names no bureau where its report did not decide, and says that a person decided', async () => {
    const application = await openTestApplication(bench, 'paula-medium-score', { locale: 'pt-BR' })
    const { loanCaseId: caseId } = application
    await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 1 })
    await bench.run('sendEndingNotice', { caseId, status: 'declined', reasons: ['income_insufficient'] })
    const [mail] = await mailTo(application)
    expect(mail!.text).toContain('Sua renda mensal é menor do que este empréstimo exige.')
    expect(mail!.text).not.toContain('Birô Modelo')
    expect(await letterOf(application)).toContain('tomada por uma pessoa')
  })

  it('warns nobody of a list', async () => {
    const application = await openTestApplication(bench, 'yuri-sanctioned')
    await bench.run('sendEndingNotice', { caseId: application.loanCaseId, status: 'declined', reasons: ['listed_person'] })
    const said = [...(await smsTo(application)), ...(await mailTo(application)).map((one) => one.text), await letterOf(application)].join(
      '\n',
    )
    expect(said).not.toMatch(/sanction|listed|\blist\b|PEP/i)
  })

  it('is a message without a letter for somebody whose address nobody knows', async () => {
    const application = await openTestApplication(bench, 'otavio-no-hit')
    await bench.owner.db('party').where({ id: application.partyId }).update({ profile: null })
    await bench.run('sendEndingNotice', { caseId: application.loanCaseId, status: 'declined', reasons: ['other'] })
    expect(await documentsOfCases(bench.store.db, [application.loanCaseId])).toEqual([])
    expect((await mailTo(application))[0]!.text).toMatch(/^Hello,\n/)
  })
})

describe('the notice of another ending', () => {
  it.each([
    ['withdrawn', ['changed_mind'], 'You withdrew your application.'],
    ['cancelled', ['fraud'], 'We had to close your application.'],
    ['expired', ['photos_not_given'], 'We waited for photos of your identity document, and the time is over.'],
    ['expired', ['contact_not_given'], 'We heard nothing from you in time'],
  ] as const)('says what happened when it was %s for %s, and no code of ours', async (status, reasons, sentence) => {
    const application = await openTestApplication(bench, 'rafael-high-obligations')
    const before = (await mailTo(application)).length
    await bench.run('sendEndingNotice', { caseId: application.loanCaseId, status, reasons })
    const [mail] = (await mailTo(application)).slice(before)
    expect(mail!.text).toContain(sentence)
    expect(mail!.text).toMatch(/owe us nothing/)
    expect(mail!.text).not.toMatch(/changed_mind|fraud|_not_given/)
  })

  it.each([
    ['expired', 'expired'],
    ['declined', 'void'],
    ['withdrawn', 'void'],
  ] as const)('of a case that was %s leaves no offer that could still be accepted', async (status, state) => {
    const application = await openTestApplication(bench, 'sofia-long-name')
    const { loanCaseId: caseId } = application
    await bench.run('makeOffer', {
      caseId,
      terms: { amountMinor: 500_000, termMonths: 12 },
      standsUntil: new Date(Date.now() + 60_000).toISOString(),
    })
    await bench.run('sendEndingNotice', { caseId, status, reasons: [] })
    expect((await latestOffer(bench.store.db, caseId))!.state).toBe(state)
  })

  it('of an accepted offer leaves it void', async () => {
    const application = await openTestApplication(bench, 'sofia-long-name')
    await acceptOffer(bench, application)
    await bench.run('sendEndingNotice', { caseId: application.loanCaseId, status: 'cancelled', reasons: [] })
    expect((await latestOffer(bench.store.db, application.loanCaseId))!.state).toBe('void')
  })

  it('tells nobody where no contact was ever proven', async () => {
    const application = await openTestApplication(bench, 'teodoro-one-word-name', { verified: [] })
    await bench.run('sendEndingNotice', { caseId: application.loanCaseId, status: 'withdrawn', reasons: [] })
    expect(await mailTo(application)).toEqual([])
  })

  it('is a failure to be seen where every contact fails', async () => {
    const application = await openTestApplication(bench, 'xenia-bouncing-mail', { verified: ['email'] })
    const input = { caseId: application.loanCaseId, status: 'withdrawn', reasons: [] } as const
    await expect(bench.run('sendEndingNotice', input)).rejects.toMatchObject({
      type: 'APPLICANT_NOT_REACHED',
      details: [{ facts: { channels: ['email'] } }],
    })
  })
})

describe('the notice of the pay-out', () => {
  it('says what arrived, where, and what comes next, once for each pay-out', async () => {
    const application = await openTestApplication(bench, 'vitor-partial-answer')
    const { caseId, contractId } = await sealContract(bench, application)
    const bank = playBank({ status: 'settled', settledAt: '2026-11-24T01:30:00.000Z' })
    await bench.run('orderPayout', { caseId, contractId, attempt: 1 }, { payments: { pix: bank } })
    expect(await bench.run('sendDisbursementNotice', { caseId, contractId })).toEqual({ channels: ['email', 'sms'] })
    expect(await bench.run('sendDisbursementNotice', { caseId, contractId })).toEqual({ channels: ['email', 'sms'] })
    const [mail, ...more] = await mailTo(application)
    expect(more).toEqual([])
    expect(mail!.text).toContain('Amount: R$ 5,000.00')
    expect(mail!.text).toContain('On: 23 Nov 2026')
    expect(mail!.text).toMatch(/Account: Pix, CPF \*\*\*\.\d{3}\.\d{3}-\*\*/)
    expect(mail!.text).toContain('Until 30 Nov 2026 you may change your mind')
    expect(await smsTo(application)).toEqual([expect.not.stringMatching(/5,000|R\$|Vitor/)])
  })

  it('is not sent before the money has settled', async () => {
    const { caseId, contractId } = await sealContract(bench, await openTestApplication(bench, 'ana-ordinary'))
    await expect(bench.run('sendDisbursementNotice', { caseId, contractId })).rejects.toMatchObject({ type: 'PAYOUT_NOT_SETTLED' })
  })
})

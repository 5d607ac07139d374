import { createHash, randomUUID } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveAnswer } from '#db/answers/save-answer.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import type { KeptProof } from '#db/income/proven-income.ts'
import { saveProductVersion } from '#db/products/save-product-version.ts'
import type { StepFacts } from '#domain/case/case-facts.ts'
import { beginApplication, openApiBench, type ApiBench, type ApiCaller } from '#test/api/api-bench.ts'
import { newFacts } from '#test/api/case-facts.ts'
import { incomeRules } from '#test/rules/income-rules.ts'

type Phone = ApiCaller & { applicationId: string }
type Papers = { id: string; problem: string | null }[]

const waiting: StepFacts = { state: 'waiting', waitsFor: 'applicant', attempts: 0, revision: 1, dueAt: '2026-12-20T00:00:00.000Z' }

describe('papers that prove an income', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
    await saveProductVersion(bench.store.db, { ...bench.product, incomeEvidence: incomeRules })
  })
  afterAll(() => bench.close())

  const at = (phone: Phone, path = '') => `/api/applications/${phone.applicationId}/income-papers${path}`
  const send = (phone: Phone, bytes: Buffer, type = 'image/jpeg') =>
    phone.send('POST', at(phone), { body: bytes, headers: { 'content-type': type } })
  const paper = (shade = 200) =>
    sharp({ create: { width: 1200, height: 900, channels: 3, background: { r: shade, g: 240, b: 240 } } })
      .withExif({ IFD3: { GPSLatitude: '23/1' } })
      .jpeg()
      .toBuffer()

  /** An application whose process waits for papers, or stands elsewhere. */
  async function phoneAsked(steps: Record<string, StepFacts> = { incomePapers: waiting }): Promise<Phone & { loanCaseId: string }> {
    const phone = await beginApplication(bench)
    const { id } = await findCaseOfApplication(bench.store.db, phone.applicationId, 'loan')
    const facts = newFacts('loan')
    await bench.owner
      .db('case')
      .where({ id })
      .update({ facts: JSON.stringify({ ...facts, steps: { ...facts.steps, ...steps } }) })
    return { ...phone, loanCaseId: id }
  }
  const shown = async (phone: Phone) => (await phone.send('GET', `/api/applications/${phone.applicationId}`)).body

  it('are asked for in words that the product fills, and only while the process waits for them', async () => {
    const phone = await phoneAsked()
    expect(await shown(phone)).toMatchObject({
      needs: expect.arrayContaining([{ kind: 'income', reason: null, dueAt: waiting.dueAt }]),
      income: { accepted: ['payslip', 'bank_statement'], months: 2, notOlderThanMonths: 3, papers: [] },
    })
    expect((await shown(await phoneAsked({})))['income']).toBeNull()
  })

  it.each([
    ['before they are asked for', {}],
    ['after they were handed in', { incomePapers: { ...waiting, state: 'done' as const } }],
  ])('are not taken %s', async (_when, steps) => {
    const phone = await phoneAsked(steps)
    expect([(await send(phone, await paper())).status, (await send(phone, await paper())).body.code]).toEqual([409, 'INCOME_NOT_ASKED_FOR'])
    expect((await phone.send('POST', at(phone, '/submission'))).body.code).toBe('INCOME_NOT_ASKED_FOR')
    expect((await phone.send('DELETE', at(phone, `/${randomUUID()}`))).body.code).toBe('INCOME_NOT_ASKED_FOR')
    expect(await bench.owner.db('document').where({ case_id: phone.loanCaseId })).toEqual([])
  })

  it('are kept as pixels only, sealed, once each, taken back, and handed in together', async () => {
    const phone = await phoneAsked()
    const first = await send(phone, await paper(100))
    expect(first.status).toBe(201)
    expect((await send(phone, await paper(100))).body['paperId']).toBe(first.body['paperId'])
    await send(phone, await paper(150))
    const third = (await send(phone, await paper(250))).body
    expect((third['income'] as { papers: Papers }).papers).toHaveLength(3)
    const left = await phone.send('DELETE', at(phone, `/${String(third['paperId'])}`))
    expect((left.body['papers'] as Papers).map(({ id }) => id)).not.toContain(third['paperId'])

    const row = (await bench.owner
      .db('document')
      .where({ id: String(first.body['paperId']) })
      .first()) as { party_id: string; kind: string }
    const { content } = (await bench.owner
      .db('document_content')
      .where({ document_id: String(first.body['paperId']) })
      .first()) as {
      content: Buffer
    }
    const { data_key } = (await bench.owner.db('party').where({ id: row.party_id }).first('data_key')) as { data_key: Buffer }
    expect(row.kind).toBe('income_paper')
    expect((await sharp(bench.store.vault.open(data_key, content)).metadata()).exif).toBeUndefined()

    expect((await phone.send('POST', at(phone, '/submission'))).status).toBe(200)
    const told = (await bench.owner.db('outbox').where({ case_id: phone.loanCaseId, kind: 'report_fact' }).select('payload')) as {
      payload: { subject: string; reference: string; facts: object }
    }[]
    expect(told.map(({ payload }) => payload)).toEqual([{ subject: 'incomePapers', reference: expect.any(String), facts: { papers: 2 } }])
    const submission = (await bench.owner.db('income_submission').where({ id: told[0]!.payload.reference }).first()) as {
      document_ids: string[]
    }
    expect(submission.document_ids).toEqual((left.body['papers'] as Papers).map(({ id }) => id))
  })

  it('are not handed in where there is none', async () => {
    const phone = await phoneAsked()
    expect((await phone.send('POST', at(phone, '/submission'))).body.code).toBe('PAPERS_MISSING')
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'image/jpeg', 'PICTURE_UNREADABLE'],
    ['a script under the name of a picture', Buffer.from('<svg onload="alert(1)"/>'), 'image/png', 'PICTURE_UNREADABLE'],
    ['a page of the web', Buffer.from('<html>'), 'text/html', 'MEDIA_TYPE_UNSUPPORTED'],
    ['more bytes than anybody photographs', Buffer.alloc(11_000_000, 1), 'image/jpeg', 'BODY_TOO_LARGE'],
  ])('are none, where %s is sent', async (_what, bytes, type, code) => {
    expect((await send(await phoneAsked(), bytes, type)).body.code).toBe(code)
  })

  it('may be a PDF, which stays as it was sent', async () => {
    const phone = await phoneAsked()
    const bytes = Buffer.from(await (await pdf(2)).save())
    const { status, body } = await send(phone, bytes, 'application/pdf')
    expect(status).toBe(201)
    const document = (await bench.owner
      .db('document')
      .where({ id: String(body['paperId']) })
      .first()) as { media_type: string; sha256: string }
    expect([document.media_type, document.sha256]).toEqual(['application/pdf', createHash('sha256').update(bytes).digest('hex')])
  })

  it.each([
    ['runs a script', async () => withScript(await pdf(1))],
    ['has more pages than are read', () => pdf(21)],
  ])('is none, where a PDF %s', async (_what, make) => {
    const bytes = Buffer.from(await (await make()).save())
    expect((await send(await phoneAsked(), bytes, 'application/pdf')).body.code).toBe('PDF_NOT_ACCEPTED')
  })

  it.each([
    ['a picture under the name of a PDF', () => paper(), 'application/pdf', 'PDF_NOT_ACCEPTED'],
    ['a PDF under the name of a picture', async () => Buffer.from(await (await pdf(1)).save()), 'image/jpeg', 'PICTURE_UNREADABLE'],
    ['a PDF that was cut off', async () => Buffer.from('%PDF-1.7\n1 0 obj <<'), 'application/pdf', 'PDF_NOT_ACCEPTED'],
  ])('are none, where %s is sent', async (_what, make, type, code) => {
    expect((await send(await phoneAsked(), await make(), type)).body.code).toBe(code)
  })

  it('of another application can neither be taken back nor be handed in', async () => {
    const [mine, theirs] = [await phoneAsked(), await phoneAsked()]
    const paperId = String((await send(theirs, await paper())).body['paperId'])
    expect((await mine.send('DELETE', at(mine, `/${paperId}`))).body.code).toBe('DOCUMENT_NOT_FOUND')
    const other = { ...mine, applicationId: theirs.applicationId }
    const tried = [
      await send(other, await paper()),
      await mine.send('POST', at(theirs, '/submission')),
      await mine.send('DELETE', at(theirs, `/${paperId}`)),
    ]
    expect(tried.map(({ status, body }) => [status, body.code])).toEqual(Array.from({ length: 3 }, () => [404, 'APPLICATION_NOT_FOUND']))
    expect(((await shown(theirs))['income'] as { papers: Papers }).papers.map(({ id }) => id)).toEqual([paperId])
  })

  it('say what is wrong with each when others are asked for, and nothing that only the desk should know', async () => {
    const asking: StepFacts = { ...waiting, summary: { request: 'paper_too_old' } }
    const phone = await phoneAsked({ incomePapers: waiting, incomeEvidence: asking })
    const papers = [await paper(10), await paper(20), await paper(30)]
    const ids: string[] = []
    for (const bytes of papers) ids.push(String((await send(phone, bytes)).body['paperId']))
    const [good, old, altered] = ids as [string, string, string]
    const { party_id: partyId } = (await bench.owner.db('case').where({ id: phone.loanCaseId }).first('party_id')) as { party_id: string }
    const content: KeptProof = {
      submissionId: randomUUID(),
      declaredMinor: 500_000,
      papers: [],
      proof: {
        outcome: 'unproven',
        months: [],
        findings: ['sums_contradict', 'too_old'],
        papers: [
          { documentId: good, kind: 'payslip', findings: [] },
          { documentId: old, kind: 'payslip', findings: ['too_old'] },
          { documentId: altered, kind: 'payslip', findings: ['sums_contradict'] },
        ],
      },
    }
    await saveAnswer(bench.store, {
      caseId: phone.loanCaseId,
      partyId,
      step: 'incomeEvidence',
      provider: 'tesseract',
      attempt: 1,
      summary: {},
      content,
    })
    const { needs, income } = (await shown(phone)) as unknown as {
      needs: { kind: string; reason: string | null }[]
      income: { papers: Papers }
    }
    expect(needs.find(({ kind }) => kind === 'income')?.reason).toBe('One of the papers is too old. Please send one of the last months.')
    expect(income.papers.map(({ problem }) => problem)).toEqual([null, 'It is too old.', null])
  })
})

async function pdf(pages: number): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) document.addPage([300, 200])
  return document
}

function withScript(document: PDFDocument): PDFDocument {
  document.addJavaScript('greeting', 'app.alert(1)')
  return document
}

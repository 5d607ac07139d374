import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import type { Scenario } from '#sandbox/control/scenarios.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { createPictureRegistry, type PictureReading } from '#sandbox/textract/reading.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import type { DocumentAnalyst, LendingAnalysis } from './document-analyst.ts'
import type { DocumentPage } from './ocr.ts'
import { createTextractAnalyst, type TextractAnalyst } from './textract-analyst.ts'
import type { TextractAccess } from './textract/ask-textract.ts'

type Create = (sandbox: TestSandbox, changes?: Partial<TextractAccess> & { baseUrl?: string }) => TextractAnalyst

/** Another vendor joins by one line. */
const vendors: [name: string, create: Create][] = [
  [
    'textract',
    (sandbox, { baseUrl, ...changes } = {}) => {
      const { region, ...credentials } = sandboxCredentials.textract
      const analyst = createTextractAnalyst({ region, credentials, endpoint: baseUrl ?? sandbox.addresses.textract, ...changes })
      opened.push(analyst)
      return analyst
    },
  ],
]
const opened: TextractAnalyst[] = []

/** What is on a page, at a place of its own for each text: rows are forty pixels high. */
const text = (words: string, left: number, row: number, confidence = 95) => ({
  text: words,
  confidence,
  box: { left, top: 40 * row, width: 12 * words.length, height: 20 },
})
const page = (...lines: PictureReading['lines'][number][]): PictureReading => ({ widthPx: 1000, heightPx: 1400, rotationDegrees: 0, lines })
const payslip: PictureReading = {
  ...page(
    text('Payslip', 100, 1),
    text('Employee', 100, 5, 97),
    { ...text('Ana Moreira', 101, 5, 91), box: { left: 101, top: 226, width: 130, height: 20 } },
    text('Net Pay', 500, 5, 97),
    { ...text('$ 4,120.55', 501, 5, 88), box: { left: 501, top: 226, width: 120, height: 20 } },
    ...['Earning', 'Hours', 'Amount'].map((words, column) => text(words, 100 + 300 * column, 12)),
    ...['Basic', '160', '4,000.00'].map((words, column) => text(words, 100 + 300 * column, 14)),
    ...['Bonus', '', '500.00'].flatMap((words, column) => (words === '' ? [] : [text(words, 100 + 300 * column, 16)])),
  ),
  signatures: [{ left: 100, top: 1200, width: 200, height: 60 }],
}
const receipt = page(
  text('Total', 100, 5),
  { ...text('$ 12.50', 101, 5, 90), box: { left: 101, top: 226, width: 90, height: 20 } },
  ...['Item', 'Quantity', 'Price'].map((words, column) => text(words, 100 + 300 * column, 12)),
  ...['Coffee', '2', '5.00'].map((words, column) => text(words, 100 + 300 * column, 14)),
  ...['Cake', '1', '2.50'].map((words, column) => text(words, 100 + 300 * column, 16)),
)
const statement = page(text('Account Statement', 100, 1), text('Ending Balance', 100, 5), {
  ...text('$ 900.10', 101, 5),
  box: { left: 101, top: 226, width: 100, height: 20 },
})
const letter = page(text('Dear Ana', 100, 1))

describe.each(vendors)('what is on a page, by %s', (_vendor, create) => {
  const registry = createPictureRegistry(async () => undefined)
  let sandbox: TestSandbox
  let analyst: DocumentAnalyst
  let shades = 0
  beforeAll(async () => {
    sandbox = await startTestSandbox({ readPicture: registry.read })
    analyst = create(sandbox)
  })
  afterEach(() => sandbox.control.clear('textract'))
  afterAll(async () => {
    for (const one of opened) one.close()
    await sandbox.close()
  })

  async function photograph(reading?: PictureReading): Promise<DocumentPage> {
    shades += 1
    const background = { r: shades, g: 120, b: 120 }
    const content = await sharp({ create: { width: 400, height: 560, channels: 3, background } })
      .jpeg()
      .toBuffer()
    if (reading) registry.register(content, reading)
    return { content, mediaType: 'image/jpeg' }
  }
  const job = async (token: string, ...pages: PictureReading[]) => {
    const name = `file-${token}.pdf`
    for (const one of pages) await sandbox.control.addPage('loans', name, (await photograph(one)).content)
    return analyst.startLendingAnalysis({ bucket: 'loans', name }, token)
  }
  async function untilOver(jobId: string): Promise<{ questions: number; analysis: LendingAnalysis }> {
    for (let questions = 1; ; questions += 1) {
      const analysis = await analyst.readLendingAnalysis(jobId)
      if (analysis.status !== 'running') return { questions, analysis }
    }
  }

  describe('of one page', () => {
    it('reads forms, tables, answers and signatures, each where it stands and as sure as its words', async () => {
      const analysis = await analyst.analysePage(await photograph(payslip), {
        features: ['forms', 'tables', 'signatures'],
        questions: [
          { name: 'net', question: 'What is the net pay?' },
          { name: 'employer', question: 'Who is the employer?' },
        ],
      })
      expect(analysis.model).toBe('Amazon Textract AnalyzeDocument 1.0')
      expect(analysis.fields.map(({ key, value }) => [key.text, value?.text, value?.confidence])).toEqual(
        expect.arrayContaining([
          ['Employee', 'Ana Moreira', 91],
          ['Net Pay', '$ 4,120.55', 88],
        ]),
      )
      expect(analysis.tables.map(({ rows }) => rows)).toEqual([
        [
          ['Earning', 'Hours', 'Amount'],
          ['Basic', '160', '4,000.00'],
          ['Bonus', '', '500.00'],
        ],
      ])
      // What the page does not say has no answer, and not an empty one.
      expect(analysis.answers).toEqual([
        { name: 'net', answer: expect.objectContaining({ text: '$ 4,120.55', confidence: 88 }) },
        { name: 'employer' },
      ])
      expect(analysis.signatures).toMatchObject([{ page: 1, confidence: 90, box: { left: 0.1 } }])
    })

    it('reads only what it was asked for', async () => {
      const { fields, tables, answers, signatures, lines } = await analyst.analysePage(await photograph(payslip), {
        features: ['signatures'],
      })
      expect([fields, tables, answers, signatures.length]).toEqual([[], [], [], 1])
      expect(lines.map((line) => line.text)).toContain('Payslip')
    })

    it('says nothing of a page without anything', async () => {
      await sandbox.control.play('textract', { scenario: 'absent_fields', times: 1 })
      const analysis = await analyst.analysePage(await photograph(payslip), {
        features: ['forms'],
        questions: [{ name: 'net', question: 'net pay?' }],
      })
      expect([analysis.lines, analysis.fields, analysis.answers]).toEqual([[], [], [{ name: 'net' }]])
    })

    it('reads a receipt: its sums with their currency, and its items', async () => {
      const { documents } = await analyst.analyseExpense(await photograph(receipt))
      const [{ summary, items }] = documents as [(typeof documents)[number]]
      expect(summary).toMatchObject([
        { kind: 'TOTAL', label: 'Total', value: { text: '$ 12.50', confidence: 90, page: 1 }, currency: 'USD' },
      ])
      expect(items.map((item) => item.map(({ kind, value }) => [kind, value.text]))).toEqual([
        [
          ['ITEM', 'Coffee'],
          ['QUANTITY', '2'],
          ['PRICE', '5.00'],
        ],
        [
          ['ITEM', 'Cake'],
          ['QUANTITY', '1'],
          ['PRICE', '2.50'],
        ],
      ])
    })

    it.each([
      ['sixteen questions', Array.from({ length: 16 }, (_, at) => ({ name: `q${at}`, question: 'net pay?' }))],
      ['a question without words', [{ name: 'q', question: '' }]],
      ['a question that is too long', [{ name: 'q', question: 'x'.repeat(201) }]],
    ])('asks nothing for %s', async (_what, questions) => {
      const before = (await sandbox.control.requests('textract')).length
      expect(await failureOf(analyst.analysePage(await photograph(payslip), { features: ['forms'], questions }))).toMatchObject({
        code: 'OCR_REQUEST_INVALID',
        kind: 'invalid',
      })
      expect(await sandbox.control.requests('textract')).toHaveLength(before)
    })

    it('refuses what is no picture, before it is sent', async () => {
      const page: DocumentPage = { content: new TextEncoder().encode('%PDF-1.7 …'), mediaType: 'image/jpeg' }
      expect(await failureOf(analyst.analyseExpense(page))).toMatchObject({ code: 'OCR_DOCUMENT_UNREADABLE' })
    })
  })

  describe('of a file for a loan', () => {
    it('runs for a while, and then tells each page by its kind', async () => {
      const { jobId } = await job('kinds', payslip, letter, statement)
      const { questions, analysis } = await untilOver(jobId)
      expect(questions).toBeGreaterThan(1)
      expect(analysis).toMatchObject({ status: 'read', unread: [], model: 'Amazon Textract Lending 1.0' })
      const { pages } = analysis as Extract<LendingAnalysis, { status: 'read' }>
      expect(pages.map(({ page, kind, signatures }) => [page, kind, signatures])).toEqual([
        [1, 'PAYSLIPS', 1],
        [2, 'UNCLASSIFIED', 0],
        [3, 'BANK_STATEMENT', 0],
      ])
      expect(pages[0]!.fields.find(({ kind }) => kind === 'NET_PAY')?.values).toMatchObject([{ text: '$ 4,120.55', page: 1 }])
      expect(pages[1]!.fields).toEqual([])
    })

    it('pages through an answer in parts, and loses none', async () => {
      await sandbox.control.play('textract', { scenario: 'small_parts', times: 1 })
      const { jobId } = await job('parts', statement, payslip, letter, statement, payslip)
      const { analysis } = await untilOver(jobId)
      expect((analysis as Extract<LendingAnalysis, { status: 'read' }>).pages.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5])
    })

    it('is partly read where the service gave up on a page: the rest counts, and the page is named', async () => {
      await sandbox.control.play('textract', { scenario: 'partial_success', times: 1 })
      const { jobId } = await job('partly', payslip, letter, statement)
      const { analysis } = await untilOver(jobId)
      expect(analysis).toMatchObject({
        status: 'read',
        pages: [{ page: 1 }, { page: 3 }],
        unread: [{ page: 2, code: 'UNSUPPORTED_DOCUMENT' }],
      })
    })

    it('takes as long as it takes, and can fail', async () => {
      await sandbox.control.play('textract', { scenario: 'slow_job', times: 1 })
      const slow = await job('slow', payslip)
      expect((await untilOver(slow.jobId)).questions).toBe(6)
      await sandbox.control.play('textract', { scenario: 'failed_job', times: 1 })
      const failed = await job('failed', payslip)
      expect((await untilOver(failed.jobId)).analysis).toEqual({ status: 'failed', reason: 'INTERNAL_ERROR' })
      await expect(analyst.summariseLending(failed.jobId)).resolves.toEqual({ status: 'failed' })
    })

    it('is one job for one token, however often it is started and whatever became of the answer', async () => {
      const { jobId } = await job('once', payslip)
      await sandbox.control.play('textract', { scenario: 'reply_lost_after_commit', times: 1 })
      const again = () => analyst.startLendingAnalysis({ bucket: 'loans', name: 'file-once.pdf' }, 'once')
      expect(await failureOf(again())).toMatchObject({ code: 'OCR_DOWN' })
      await expect(again()).resolves.toEqual({ jobId })
      await sandbox.control.addPage('loans', 'other.pdf', (await photograph(letter)).content)
      expect(await failureOf(analyst.startLendingAnalysis({ bucket: 'loans', name: 'other.pdf' }, 'once'))).toMatchObject({
        code: 'OCR_REQUEST_INVALID',
        details: { providerCode: 'IdempotentParameterMismatchException' },
      })
    })

    it('is summed up by what it holds, what is signed and what is missing', async () => {
      const { jobId } = await job('summary', payslip, payslip, statement)
      await expect(analyst.summariseLending(jobId)).resolves.toEqual({ status: 'running' })
      await untilOver(jobId)
      await expect(analyst.summariseLending(jobId)).resolves.toEqual({
        groups: [
          { kind: 'PAYSLIPS', documents: [[1, 2]], signedPages: [1, 2], unsignedPages: [] },
          { kind: 'BANK_STATEMENT', documents: [[3]], signedPages: [], unsignedPages: [3] },
        ],
        missingKinds: ['W_2'],
      })
    })

    it('says what is wrong with a file that is not there, a job that never was and a token of another form', async () => {
      expect(await failureOf(analyst.startLendingAnalysis({ bucket: 'loans', name: 'nowhere.pdf' }, 'nowhere'))).toMatchObject({
        details: { providerCode: 'InvalidS3ObjectException' },
      })
      expect(await failureOf(analyst.readLendingAnalysis('0'.repeat(64)))).toMatchObject({ code: 'OCR_JOB_NOT_FOUND', kind: 'missing' })
      expect(await failureOf(analyst.startLendingAnalysis({ bucket: 'loans', name: 'a.pdf' }, 'no spaces'))).toMatchObject({
        code: 'OCR_REQUEST_INVALID',
      })
    })
  })

  const outages: [situation: string, scenario: Scenario, expected: object][] = [
    ['is down for a while', { scenario: 'down' }, { code: 'OCR_DOWN', details: { httpStatus: 503 } }],
    ['breaks', { scenario: 'error500' }, { code: 'OCR_DOWN', details: { httpStatus: 500 } }],
    [
      'asks us to wait, by an error of the client',
      { scenario: 'rate_limited', retryAfterSeconds: 7 },
      { code: 'OCR_DOWN', details: { retryAfterMs: 7_000 } },
    ],
    ['cuts the connection', { scenario: 'refused_connection' }, { code: 'OCR_DOWN' }],
    ['cuts its answer off', { scenario: 'malformed' }, { kind: expect.stringMatching(/unavailable|refused/) }],
    [
      'loses an essential field',
      { scenario: 'schema_drift', change: 'missing_field' },
      { code: 'PROVIDER_ANSWER_UNEXPECTED', kind: 'refused' },
    ],
  ]
  it.each(outages)('fails by kind when the service %s, whichever of its operations was asked', async (_situation, scenario, expected) => {
    const photo = await photograph(payslip)
    const token = `fault-${shades}`
    const { jobId } = await job(token, payslip)
    // A client each: one that was asked to wait asks nothing more.
    const operations = [
      () => create(sandbox).analysePage(photo, { features: ['forms'] }),
      () => create(sandbox).analyseExpense(photo),
      () => create(sandbox).startLendingAnalysis({ bucket: 'loans', name: `file-${token}.pdf` }, token),
      () => create(sandbox).readLendingAnalysis(jobId),
    ]
    await untilOver(jobId)
    await sandbox.control.play('textract', scenario)
    for (const operation of operations) expect(await failureOf(operation())).toMatchObject(expected)
  })

  it('gives up on a service that is slower than we wait, and ends a call that is called off with the reason', async () => {
    const photo = await photograph(payslip)
    await sandbox.control.play('textract', { scenario: 'slow', delayMs: 5_000 })
    expect(await failureOf(create(sandbox, { timeoutMs: 150 }).analyseExpense(photo))).toMatchObject({
      code: 'OCR_DOWN',
      details: { reason: 'timeout', timeoutMs: 150 },
    })
    const cancellation = new AbortController()
    const reading = analyst.analyseExpense(photo, { signal: cancellation.signal })
    const reason = new Error('the case was withdrawn')
    cancellation.abort(reason)
    await expect(reading).rejects.toBe(reason)
  })

  it('says that our access is wrong when the key is', async () => {
    const other = create(sandbox, { credentials: { accessKeyId: 'AKIDNOBODY', secretAccessKey: 'x' } })
    expect(await failureOf(other.analyseExpense(await photograph(receipt)))).toMatchObject({ code: 'OCR_MISCONFIGURED' })
  })
})

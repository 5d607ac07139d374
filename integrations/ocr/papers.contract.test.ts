import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSandboxReader } from '#bin/sandbox-reader.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { IncomePaper } from '#domain/income/income-paper.ts'
import { proveIncome } from '#domain/income/prove-income.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { drawPaper, drawPaperPdf, drawScannedPdf } from '#sandbox/pictures/papers/draw-paper.ts'
import type { PaperTruth } from '#sandbox/pictures/papers/paper-figures.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { holders } from '#test/pictures/holders.ts'
import { rememberReadings } from '#test/pictures/remember-readings.ts'
import { textractFaults } from '#test/pictures/textract-faults.ts'
import { incomeRules } from '#test/rules/income-rules.ts'
import type { ObservedCall } from '../http/observe-call.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import type { PaperFile, PaperReader, ReadPaper } from './papers/paper.ts'
import { createTesseractOcrOn } from './tesseract.ts'
import { createReaderPool } from './tesseract/reader-pool.ts'
import { createTextractOcr } from './textract.ts'

const [ana, joao] = holders as [(typeof holders)[number], (typeof holders)[number]]
const today = () => parseIsoDate('2026-06-15')
const { region, ...accessKey } = sandboxCredentials.textract

const readings = rememberReadings()
// The service is what is tested here: it need not read again what tesseract has read.
const reader = createSandboxReader(readings.recalledBefore(createReaderPool({ readers: 1, idleMs: 60_000 })))
let sandbox: TestSandbox

type Client = PaperReader & { close: () => Promise<void> }
type ClientOptions = { timeoutMs?: number; onCall?: (call: ObservedCall) => void }

// On a busy machine the engine behind the service takes its time.
const patienceMs = 120_000
const clients: Record<string, (options?: ClientOptions) => Client> = {
  tesseract: ({ timeoutMs = patienceMs, ...options } = {}) =>
    createTesseractOcrOn(readings.keptFrom(createReaderPool({ readers: 1, idleMs: 60_000, pageTimeoutMs: timeoutMs })), {
      today,
      ...options,
    }),
  textract: (options) =>
    createTextractOcr({
      region,
      credentials: accessKey,
      endpoint: sandbox.addresses.textract,
      today,
      timeoutMs: patienceMs,
      ...options,
    }),
}

beforeAll(async () => {
  sandbox = await startTestSandbox({ readPicture: reader.readPicture, readText: reader.readText })
})

afterEach(() => sandbox.control.clear('textract'))

afterAll(async () => {
  await sandbox.close()
  await reader.close()
})

describe.each(Object.keys(clients))('reading papers with %s', (name) => {
  let papers: Client
  const calls: ObservedCall[] = []
  beforeAll(() => {
    papers = clients[name]!({ onCall: (call) => calls.push(call) })
  })
  afterAll(() => papers.close())

  const ways: [how: string, draw: () => Promise<{ file: PaperFile; truth: PaperTruth }>][] = [
    ['a payslip, photographed', () => photographed('payslip', { seed: 21 })],
    ['a payslip, photographed on its side', () => photographed('payslip', { seed: 21, quarterTurns: 1 })],
    ['a payslip, turned by what the camera says of it', () => photographed('payslip', { seed: 25, quarterTurns: 1, turnInExif: true })],
    ['a statement, scanned to a PDF', () => drawScannedPdf('bank_statement', ana, { seed: 22, language: 'en' })],
    ['a bill, as a PDF that has its text', () => Promise.resolve(drawPaperPdf('utility_bill', ana, { seed: 23 }))],
    ['a statement of two pages, as a PDF that has its text', () => Promise.resolve(drawPaperPdf('bank_statement', ana, longStatement))],
  ]
  it.each(ways)('reads it by its labels and its columns, and its sums bear it out: %s', async (_how, draw) => {
    const { file, truth } = await draw()
    const paper = await papers.readPaper(file)
    const said = saidBy(paper)
    expect([paper.kind, paper.sums]).toEqual([truth.kind, 'proven'])
    expect(said).toMatchObject({ holder: truth.holder, taxId: truth.taxId, month: truth.month })
    for (const [field, amount] of Object.entries(truth.amounts)) expect([field, said[field]]).toEqual([field, String(amount)])
    expect(paper.rows.map((row) => row.amountMinor)).toEqual(truth.rows.map((row) => row.amountMinor))
    for (const { box } of paper.fields)
      expect(Math.min(box.left, box.top, 1 - box.left - box.width, 1 - box.top - box.height)).toBeGreaterThan(-0.01)
  })

  it('proves an income, and says the same “no” of the same paper: another name, another number, another month, too few', async () => {
    const [april, may] = await Promise.all((['2026-04', '2026-05'] as const).map((month, index) => payslip({ seed: 31 + index, month })))
    const readings = [await papers.readPaper(april!), await papers.readPaper(may!)].map(toReading)
    const earner = { fullName: `${ana.givenNames} ${ana.surname}`, taxId: ana.personalNumber }
    const prove = (of: typeof readings, changes: Partial<typeof earner> = {}, on = '2026-06-15') => {
      const proof = proveIncome(of, { earner: { ...earner, ...changes }, rules: incomeRules, today: parseIsoDate(on) })
      return { months: proof.months, monthlyMinor: proof.monthlyMinor, findings: proof.outcome === 'unproven' ? proof.findings : [] }
    }
    expect(prove(readings)).toEqual({ months: ['2026-05', '2026-04'], monthlyMinor: 640_000, findings: [] })
    expect(prove(readings, { fullName: `${joao.givenNames} ${joao.surname}` }).findings).toContain('name_differs')
    expect(prove(readings, { taxId: joao.personalNumber }).findings).toContain('tax_id_differs')
    expect(prove(readings.slice(0, 1)).findings).toEqual(['months_missing'])
    expect(prove(readings, {}, '2026-12-15').findings).toContain('too_old')
  })

  it('refuses in plain words a PDF that asks for a password, is none, has too many pages, or has nothing on it', async () => {
    const read = (content: Uint8Array) => codeOf(papers.readPaper({ content, mediaType: 'application/pdf' }))
    expect(await read(await lockedPdf())).toBe('OCR_PDF_LOCKED')
    expect(await read(await pdfOf(21))).toBe('OCR_PDF_TOO_LONG')
    expect(await read(new TextEncoder().encode('%PDF-1.7 and nothing more'))).toBe('OCR_PDF_DAMAGED')
    expect(await read(new TextEncoder().encode('a letter'))).toBe('OCR_PDF_DAMAGED')
    expect(await read(await pdfOf(1))).toBe('OCR_DOCUMENT_UNREADABLE')
  })

  it.each([
    ['with nothing on it', () => blank()],
    ['of which only half came', async () => (await photographed('payslip', { seed: 21 })).file.content.subarray(0, 90_000)],
    ['that is none', () => Promise.resolve(Buffer.from('a letter'))],
  ])('refuses a picture %s for good', async (_why, content) => {
    expect(await codeOf(papers.readPaper({ content: await content(), mediaType: 'image/jpeg' }))).toBe('OCR_DOCUMENT_UNREADABLE')
  })

  it('ends with the reason of the signal when the activity is cancelled, and reads on afterwards', async () => {
    const { file } = await photographed('payslip', { seed: 21 })
    const cancellation = new AbortController()
    const reading = papers.readPaper(file, { signal: cancellation.signal })
    cancellation.abort(new Error('cancelled by the workflow'))
    await expect(reading).rejects.toThrow('cancelled by the workflow')
    expect((await papers.readPaper(file)).kind).toBe('payslip')
  })

  it('is down when it does not finish in time', async () => {
    const slow = clients[name]!({ timeoutMs: 20 })
    expect(await codeOf(slow.readPaper((await photographed('payslip', { seed: 42 })).file))).toBe('OCR_DOWN')
    await slow.close()
  })

  it('reads the same again when it is asked again, as after an answer that was lost, and leaves a record of its calls without anything of what was on the paper', async () => {
    const { file } = await photographed('payslip', { seed: 21 })
    calls.length = 0
    expect(await papers.readPaper(file)).toEqual(await papers.readPaper(file))
    expect(calls).toMatchObject([
      { provider: name, outcome: 'answered' },
      { provider: name, outcome: 'answered' },
    ])
    const kept = JSON.stringify(calls)
    for (const secret of [ana.personalNumber, ana.surname.toUpperCase(), '6.400,00']) expect(kept).not.toContain(secret)
  })
})

describe('papers by Textract', () => {
  const textract = (options?: ClientOptions) => clients.textract!(options)
  const paper = async () => (await photographed('payslip', { seed: 21 })).file
  const asked = async () => (await sandbox.control.requests('textract')).length

  it.each(textractFaults)('%s', async (_why, order, code, details) => {
    await sandbox.control.play('textract', order)
    const error = await failureOf(textract().readPaper(await paper()))
    expect(error.code).toBe(code)
    expect(error.details).toMatchObject({ provider: 'textract', operation: 'DetectDocumentText', ...details })
  })

  it('with a page alone and no text on it are unreadable', async () => {
    await sandbox.control.play('textract', { scenario: 'absent_fields' })
    expect(await failureOf(textract().readPaper(await paper()))).toMatchObject({
      code: 'OCR_DOCUMENT_UNREADABLE',
      details: { reason: 'no_text' },
    })
  })

  it('are asked for once a page; a PDF that says what it prints is not sent anywhere', async () => {
    const before = await asked()
    await textract().readPaper(drawPaperPdf('bank_statement', ana, longStatement).file)
    expect(await asked()).toBe(before)
    const { file } = await drawScannedPdf('bank_statement', ana, longStatement)
    const read = await textract().readPaper(file)
    expect(await asked()).toBe(before + 2)
    expect(read).toMatchObject({ kind: 'bank_statement', model: 'Amazon Textract DetectDocumentText 1.0' })
  })

  it('of which one page cannot be read say whose they are, and no figure of them is believed', async () => {
    const { file, truth } = await drawScannedPdf('bank_statement', ana, longStatement)
    await sandbox.control.play('textract', { scenario: 'unsupported_document', times: 1 })
    const read = await textract().readPaper(file)
    expect(read.rows.length).toBeGreaterThan(0)
    expect(read.rows.length).toBeLessThan(truth.rows.length)
    expect([read.kind, read.sums, saidBy(read)['holder']]).toEqual(['bank_statement', 'unproven', truth.holder])
    const figures = [...read.rows, ...read.fields.filter(({ name }) => name.endsWith('Minor'))]
    expect(figures.filter(({ confidence }) => confidence > 50)).toEqual([])
  })

  it.each([
    ['a secret that is not ours', { ...accessKey, secretAccessKey: 'guessed' }],
    ['an access key that nobody has', { ...accessKey, accessKeyId: 'AKIDNOBODY' }],
  ])('are not read with %s', async (_why, credentials) => {
    const client = createTextractOcr({ region, credentials, endpoint: sandbox.addresses.textract, today })
    expect(await codeOf(client.readPaper(await paper()))).toBe('OCR_MISCONFIGURED')
  })
})

const longStatement = { seed: 26, rowCount: 18 }

type Drawn = Parameters<typeof drawPaper>

const drawnOnce = new Map<string, ReturnType<typeof drawPaper>>()

async function photographed(kind: Drawn[0], options: Drawn[2]): Promise<{ file: PaperFile; truth: PaperTruth }> {
  const key = JSON.stringify([kind, options])
  const drawing = drawnOnce.get(key) ?? drawPaper(kind, ana, options)
  drawnOnce.set(key, drawing)
  const { page, truth } = await drawing
  return { file: page, truth }
}

async function payslip(options: { seed: number; month: string }): Promise<PaperFile> {
  return (await photographed('payslip', { ...options, netPayMinor: 640_000 })).file
}

function saidBy(paper: ReadPaper): Record<string, string> {
  return Object.fromEntries(paper.fields.map(({ name, value }) => [name, value]))
}

function toReading({ kind, sums, fields, rows }: ReadPaper, index: number): IncomePaper {
  return { documentId: `paper-${index}`, kind, sums, fields, rows }
}

async function blank(): Promise<Buffer> {
  return await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#8a8a80' } })
    .jpeg()
    .toBuffer()
}

async function pdfOf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) pdf.addPage([300, 200])
  return await pdf.save()
}

async function lockedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await pdfOf(1))
  pdf.encrypt({ userPassword: 'april', ownerPassword: 'may' })
  return await pdf.save()
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  return (await failureOf(reading)).code
}

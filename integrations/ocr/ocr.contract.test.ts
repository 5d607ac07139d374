import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSandboxReader } from '#bin/sandbox-reader.ts'
import { compareIdentity } from '#domain/document/compare-identity.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { drawIdentityCard, drawPassport } from '#sandbox/pictures/draw-identity-document.ts'
import type { TextBox } from '#sandbox/pictures/photograph.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { createPictureRegistry } from '#sandbox/textract/reading.ts'
import { declarationOf, holders, identityRules } from '#test/pictures/holders.ts'
import { rememberReadings } from '#test/pictures/remember-readings.ts'
import { textractFaults } from '#test/pictures/textract-faults.ts'
import type { ObservedCall } from '../http/observe-call.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import type { DocumentPage, IdentityFieldName, Ocr, ReadDocument, ReadField } from './ocr.ts'
import { createTesseractOcrOn } from './tesseract.ts'
import { createReaderPool } from './tesseract/reader-pool.ts'
import { createTextractOcr } from './textract.ts'

const [ana, joao, marcia] = holders as [(typeof holders)[number], (typeof holders)[number], (typeof holders)[number]]
const today = () => identityRules.today
const { region, ...accessKey } = sandboxCredentials.textract

const readings = rememberReadings()
// The service is what is tested here: it need not read again what tesseract has read.
const reader = createSandboxReader(readings.recalledBefore(createReaderPool({ readers: 1, idleMs: 60_000 })))
const pictures = createPictureRegistry(reader.readPicture)
let sandbox: TestSandbox

type Client = Ocr & { close: () => Promise<void> }
type ClientOptions = { timeoutMs?: number; onCall?: (call: ObservedCall) => void }

const clients: Record<string, (options?: ClientOptions) => Client> = {
  tesseract: ({ timeoutMs = 60_000, ...options } = {}) =>
    createTesseractOcrOn(readings.keptFrom(createReaderPool({ readers: 1, idleMs: 60_000, pageTimeoutMs: timeoutMs })), {
      today,
      ...options,
    }),
  textract: (options) => createTextractOcr({ region, credentials: accessKey, endpoint: sandbox.addresses.textract, today, ...options }),
}

beforeAll(async () => {
  sandbox = await startTestSandbox({ readPicture: pictures.read })
})

afterEach(() => sandbox.control.clear('textract'))

afterAll(async () => {
  await sandbox.close()
  await reader.close()
})

describe.each(Object.keys(clients))('reading identity documents with %s', (name) => {
  let ocr: Client
  const calls: ObservedCall[] = []
  beforeAll(() => {
    ocr = clients[name]!({ onCall: (call) => calls.push(call) })
  })
  afterAll(async () => {
    await ocr.close()
  })

  it('reads both sides of an identity card, zone and print', async () => {
    const document = await ocr.readIdentityDocument([...(await drawnCard())])
    expect(document).toMatchObject({ documentType: 'identity_card', mrz: { status: 'valid', format: 'TD1' } })
    expect(valuesOf(document, 'mrz')).toMatchObject({
      surname: 'CONCEICAO DA SILVA',
      givenNames: 'ANA BEATRI',
      documentNumber: ana.documentNumber,
      personalNumber: ana.personalNumber,
      birthDate: ana.birthDate,
      expiryDate: ana.expiryDate,
      sex: 'F',
      nationality: 'BRA',
    })
    expect(valuesOf(document, 'visual')).toMatchObject({
      fullName: 'ANA BEATRIZ CONCEIÇÃO DA SILVA',
      personalNumber: ana.personalNumber,
      birthDate: ana.birthDate,
      expiryDate: ana.expiryDate,
    })
    expect(document.pages.map((page) => page.rotationDegrees)).toEqual([0, 0])
    expect(document.fields.filter((field) => field.confidence < 60)).toEqual([])
    expect(new Set(document.fields.map((field) => `${field.source} ${field.page}`))).toEqual(new Set(['visual 1', 'mrz 2']))
  })

  it('reads a passport that lies on its side, and says how to turn it', async () => {
    const [page] = await drawPassport(joao, { seed: 42, quarterTurns: 1, shadowed: true })
    const document = await ocr.readIdentityDocument([page])
    expect(document).toMatchObject({ documentType: 'passport', mrz: { status: 'valid', format: 'TD3' } })
    expect(document.pages).toEqual([{ page: 1, widthPx: 1800, heightPx: 1350, rotationDegrees: 270 }])
    expect(valuesOf(document, 'mrz')).toMatchObject({ surname: 'ALBUQUERQUE', givenNames: 'JOAO', birthDate: joao.birthDate })
    expect(valuesOf(document, 'visual')).toMatchObject({ surname: 'ALBUQUERQUE', givenNames: 'JOÃO', expiryDate: joao.expiryDate })
    // Each box lies where the text was drawn, though the picture was turned.
    expect(document.fields.filter((field) => field.source === 'visual').flatMap((field) => misplacedBy(field, page.texts))).toEqual([])
  })

  it('names the field whose check digit fails, and does not repair it', async () => {
    const document = await ocr.readIdentityDocument([...(await drawPassport(marcia, { seed: 43, alteredDigit: true }))])
    expect(document.mrz).toEqual({ status: 'invalid', format: 'TD3', wrong: ['birthDate', 'composite'] })
    const birthDate = document.fields.find((field) => field.name === 'birthDate' && field.source === 'mrz')
    expect(birthDate?.confidence ?? 0).toBeLessThanOrEqual(30)
    expect(compareIdentity(declarationOf(marcia), document, identityRules).findings.map(({ kind }) => kind)).toEqual(['mrz_invalid'])
  })

  it('gives no field that is not there', async () => {
    const [front] = await drawnCard()
    const document = await ocr.readIdentityDocument([front])
    expect(document.mrz).toEqual({ status: 'absent' })
    expect(valuesOf(document, 'mrz')).toEqual({})
    expect(document.fields.every((field) => field.value.trim() !== '')).toBe(true)
  })

  it('refuses a page with nothing on it for good', async () => {
    expect(await codeOf(ocr.readIdentityDocument([picture(await plainPicture('#8a8a80'))]))).toBe('OCR_DOCUMENT_UNREADABLE')
  })

  const unreadable: [why: string, pages: () => DocumentPage[] | Promise<DocumentPage[]>][] = [
    ['no page', () => []],
    ['three pages', () => Array.from({ length: 3 }, () => picture(Buffer.from('x')))],
    ['an empty file', () => [picture(Buffer.alloc(0))]],
    ['a PDF', () => [picture(Buffer.from('%PDF-1.7\n1 0 obj << /Type /Page >> endobj'))]],
    ['a HEIC picture', () => [picture(Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'))]],
    ['a file of eleven megabytes', () => [picture(Buffer.alloc(11_000_000, 1))]],
    ['a picture of which only the beginning came', async () => [picture((await drawnPassport()).subarray(0, 300))]],
    ['a picture of which half came', async () => [picture((await drawnPassport()).subarray(0, 120_000))]],
    [
      'a PNG that claims to be a JPEG',
      async () => [
        picture(
          await sharp(await drawnPassport())
            .png()
            .toBuffer(),
        ),
      ],
    ],
    [
      'a picture as large as a stamp',
      async () => [
        picture(
          await sharp(await drawnPassport())
            .resize({ width: 200 })
            .jpeg()
            .toBuffer(),
        ),
      ],
    ],
  ]
  it.each(unreadable)('refuses %s for good', async (_why, pages) => {
    expect(await codeOf(ocr.readIdentityDocument(await pages()))).toBe('OCR_DOCUMENT_UNREADABLE')
  })

  it('ends with the reason of the signal when the activity is cancelled, and reads on afterwards', async () => {
    const page = picture(await drawnPassport())
    const cancellation = new AbortController()
    const reading = ocr.readIdentityDocument([page], { signal: cancellation.signal })
    cancellation.abort(new Error('cancelled by the workflow'))
    await expect(reading).rejects.toThrow('cancelled by the workflow')
    expect(calls.at(-1)).toMatchObject({ provider: name, outcome: 'cancelled' })
    await expect(ocr.readIdentityDocument([page], { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late')
    expect((await ocr.readIdentityDocument([page])).mrz).toMatchObject({ status: 'valid' })
  })

  it('is down when it does not finish in time', async () => {
    const slow = clients[name]!({ timeoutMs: 50 })
    expect(await codeOf(slow.readIdentityDocument([picture(await freshPassport())]))).toBe('OCR_DOWN')
    await slow.close()
  })
})

describe('the faults of Textract', () => {
  const page = async (): Promise<DocumentPage[]> => [picture(await drawnPassport())]
  const textract = (options?: ClientOptions) => clients.textract!(options)
  const asked = async () => (await sandbox.control.requests('textract')).length

  it.each(textractFaults)('%s', async (_why, order, code, details) => {
    await sandbox.control.play('textract', order)
    const error = await failureOf(textract().readIdentityDocument(await page()))
    expect(error.code).toBe(code)
    expect(error.details).toMatchObject({ provider: 'textract', operation: 'AnalyzeDocument', ...details })
  })

  it('asks nothing of a service that asked it to wait for longer than a call may', async () => {
    const ocr = textract()
    await sandbox.control.play('textract', { scenario: 'rate_limited', retryAfterSeconds: 30, times: 1 })
    await failureOf(ocr.readIdentityDocument(await page()))
    const before = await asked()
    const error = await failureOf(ocr.readIdentityDocument(await page()))
    expect([error.code, error.details['reason']]).toEqual(['OCR_DOWN', 'quota'])
    expect(await asked()).toBe(before)
    await ocr.close()
  })

  it('is asked once an attempt: retrying is for the workflow, which shows each attempt', async () => {
    const before = await asked()
    await sandbox.control.play('textract', { scenario: 'error500', times: 1 })
    expect(await codeOf(textract().readIdentityDocument(await page()))).toBe('OCR_DOWN')
    expect(await asked()).toBe(before + 1)
    expect((await textract().readIdentityDocument(await page())).mrz).toMatchObject({ status: 'valid' })
  })

  it('takes fields with an empty text and a high confidence for absent', async () => {
    await sandbox.control.play('textract', { scenario: 'absent_fields' })
    expect(await codeOf(textract().readIdentityDocument(await page()))).toBe('OCR_DOCUMENT_UNREADABLE')
  })

  it.each([
    ['a secret that is not ours', { ...accessKey, secretAccessKey: 'guessed' }, 'us-east-1'],
    ['an access key that nobody has', { ...accessKey, accessKeyId: 'AKIDNOBODY' }, 'us-east-1'],
    ['another region', accessKey, 'sa-east-1'],
  ])('does not let in %s', async (_why, credentials, region) => {
    const client = createTextractOcr({ region, credentials, endpoint: sandbox.addresses.textract, today })
    expect(await codeOf(client.readIdentityDocument(await page()))).toBe('OCR_MISCONFIGURED')
  })

  it('is down when nobody listens', async () => {
    const client = createTextractOcr({ region, credentials: accessKey, endpoint: 'http://127.0.0.1:9', today })
    expect(await failureOf(client.readIdentityDocument(await page()))).toMatchObject({
      code: 'OCR_DOWN',
      details: { raw: 'connection failed: ECONNREFUSED' },
    })
  })

  it('reads an American document by AnalyzeID, and leaves out what it lists as absent', async () => {
    const content = await plainPicture()
    const line = (text: string, top: number) => ({ text, confidence: 98, box: { left: 100, top, width: 900, height: 40 } })
    pictures.register(content, {
      widthPx: 1800,
      heightPx: 1350,
      rotationDegrees: 0,
      lines: [line('UNITED STATES OF AMERICA', 100), line('PASSPORT', 200)],
      identity: {
        FIRST_NAME: { text: 'JANE', confidence: 99 },
        MIDDLE_NAME: { text: 'ANN', confidence: 91 },
        LAST_NAME: { text: 'DOE', confidence: 98 },
        DATE_OF_BIRTH: { text: '03/18/2001', confidence: 97, normalized: '2001-03-18T00:00:00' },
        EXPIRATION_DATE: { text: '04/05/2030', confidence: 96 },
        ID_TYPE: { text: 'PASSPORT', confidence: 99 },
      },
    })
    const document = await textract().readIdentityDocument([picture(content)])
    expect(document.documentType).toBe('passport')
    // The expiry date is not normalized and could be April or May: it is not guessed.
    expect(valuesOf(document, 'visual')).toEqual({ surname: 'DOE', givenNames: 'JANE ANN', birthDate: '2001-03-18' })
    expect(document.fields.find((field) => field.name === 'givenNames')?.confidence).toBe(91)
  })
})

let keptCard: ReturnType<typeof drawIdentityCard> | undefined
function drawnCard(): ReturnType<typeof drawIdentityCard> {
  keptCard ??= drawIdentityCard(ana, { seed: 41 })
  return keptCard
}

let keptPassport: Promise<Buffer> | undefined
function drawnPassport(): Promise<Buffer> {
  keptPassport ??= drawPassport(joao, { seed: 42 }).then(([page]) => page.content)
  return keptPassport
}

let keptFresh: Promise<Buffer> | undefined
/** A picture that no reading has been kept of. */
function freshPassport(): Promise<Buffer> {
  keptFresh ??= drawPassport(marcia, { seed: 45 }).then(([page]) => page.content)
  return keptFresh
}

/** A picture with nothing on it. */
function plainPicture(background = '#c0c0b0'): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 900, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

function picture(content: Uint8Array): DocumentPage {
  return { content, mediaType: 'image/jpeg' }
}

function valuesOf(document: ReadDocument, source: 'mrz' | 'visual'): Partial<Record<IdentityFieldName, string>> {
  return Object.fromEntries(document.fields.filter((field) => field.source === source).map((field) => [field.name, field.value]))
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  return (await failureOf(reading)).code
}

/** The name of a field whose box covers less than half of where it was printed. */
function misplacedBy({ name, box }: ReadField, texts: TextBox[]): string[] {
  const printed = texts.find((text) => text.name === name)?.box
  if (printed === undefined) return []
  if (box === undefined) return [name]
  const width = Math.min(box.left + box.width, printed.left + printed.width) - Math.max(box.left, printed.left)
  const height = Math.min(box.top + box.height, printed.top + printed.height) - Math.max(box.top, printed.top)
  return width <= 0 || height <= 0 || width * height < printed.width * printed.height * 0.5 ? [name] : []
}

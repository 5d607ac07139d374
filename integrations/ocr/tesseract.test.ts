import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { compareIdentity, type ComparisonRules } from '#domain/document/compare-identity.ts'
import { AppError } from '#domain/errors.ts'
import { licenceNumber } from '#sandbox/pictures/driver-licence.ts'
import {
  drawDriverLicence,
  drawIdentityCard,
  drawPassport,
  drawRegisterCard,
  type DrawingOptions,
} from '#sandbox/pictures/draw-identity-document.ts'
import type { DocumentHolder } from '#sandbox/pictures/holder.ts'
import { drawPaper, drawPaperPdf, drawScannedPdf } from '#sandbox/pictures/papers/draw-paper.ts'
import type { PaperTruth } from '#sandbox/pictures/papers/paper-figures.ts'
import { declarationOf, holders } from '#test/pictures/holders.ts'
import type { ReadDocument } from './ocr.ts'
import type { PaperFile } from './papers/paper.ts'
import { createTesseractOcr } from './tesseract.ts'

const today = parseIsoDate('2026-06-15')
const ocr = createTesseractOcr({ today: () => today })
const rules: ComparisonRules = {
  acceptedTypes: ['identity_card', 'passport'],
  required: ['name', 'birthDate', 'taxId', 'expiryDate', 'mrz'],
  minimumConfidence: 60,
  contradictionConfidence: 85,
  today,
}
const [ana, joao, marcia, otavio, luzia, maximiliano, iris, zozimo] = holders as [
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
  DocumentHolder,
]

afterAll(() => ocr.close())

describe('a drawn document of an honest applicant', () => {
  const honest: [how: string, holder: DocumentHolder, draw: typeof drawPassport | typeof drawIdentityCard, options: DrawingOptions][] = [
    ['a card', ana, drawIdentityCard, { seed: 71 }],
    ['a passport in the shadow of a hand', joao, drawPassport, { seed: 72, shadowed: true }],
    ['a card laid askew, its name cut off', marcia, drawIdentityCard, { seed: 73, tiltDegrees: 12 }],
    ['a passport laid askew the other way', otavio, drawPassport, { seed: 74, tiltDegrees: -10, shadowed: true }],
    ['a passport with a small picture of it', luzia, drawPassport, { seed: 75, flaws: ['low_resolution'] }],
    [
      'a passport turned by its EXIF orientation, its name cut off',
      maximiliano,
      drawPassport,
      { seed: 76, quarterTurns: 3, turnInExif: true },
    ],
    ['a passport in the dark', iris, drawPassport, { seed: 77, flaws: ['dark'] }],
    ['a passport a little out of focus', zozimo, drawPassport, { seed: 78, flaws: ['soft'] }],
  ]
  it.each(honest)('bears out the declaration, and nobody else’s: %s', async (_how, holder, draw, options) => {
    const document = await read(draw(holder, options))
    expect(compareIdentity(declarationOf(holder), document, rules)).toEqual({ findings: [] })
    const others = holders.filter((other) => other !== holder)
    expect(others.filter((other) => compareIdentity(declarationOf(other), document, rules).findings.length === 0)).toEqual([])
    expect(document.fields.find((field) => field.name === 'documentNumber' && field.source === 'mrz')?.value).toBe(holder.documentNumber)
  })
})

describe('a Brazilian document without a machine-readable zone', () => {
  const read = async (pages: ReturnType<typeof drawDriverLicence>) => {
    const { documentType, mrz, fields } = await ocr.readIdentityDocument([...(await pages)])
    return { documentType, mrz, said: Object.fromEntries(fields.map(({ name, value }) => [name, value])) }
  }

  it('is read by its labels: a driver’s licence, whose own number is not that of the identity card which it names', async () => {
    const { said, ...rest } = await read(drawDriverLicence(ana, { seed: 5 }))
    expect(rest).toEqual({ documentType: 'identity_card', mrz: { status: 'absent' } })
    expect(said).toMatchObject({
      fullName: 'ANA BEATRIZ CONCEIÇÃO DA SILVA',
      personalNumber: ana.personalNumber,
      documentNumber: licenceNumber(ana),
      birthDate: ana.birthDate,
      expiryDate: ana.expiryDate,
    })
  })

  it('is read by its labels: an identity card of the old kind, which never expires, and prints months in words', async () => {
    const { said, ...rest } = await read(drawRegisterCard(ana, { seed: 5 }))
    expect(rest).toEqual({ documentType: 'identity_card', mrz: { status: 'absent' } })
    expect(said).toMatchObject({ personalNumber: ana.personalNumber, birthDate: ana.birthDate, documentNumber: '499822472' })
    expect(said).not.toHaveProperty('expiryDate')
  })
})

describe('a paper that proves income or address', () => {
  const ways: [how: string, draw: () => Promise<{ file: PaperFile; truth: PaperTruth }>][] = [
    [
      'a payslip, photographed',
      async () => {
        const { page, truth } = await drawPaper('payslip', ana, { seed: 21 })
        return { file: page, truth }
      },
    ],
    ['a statement, scanned to a PDF', () => drawScannedPdf('bank_statement', ana, { seed: 22, language: 'en' })],
    ['a bill, as a PDF that has its text', () => Promise.resolve(drawPaperPdf('utility_bill', ana, { seed: 23 }))],
  ]
  it.each(ways)('is read by its labels and its columns, and its sums bear it out: %s', async (_how, draw) => {
    const { file, truth } = await draw()
    const paper = await ocr.readPaper(file)
    const said = Object.fromEntries(paper.fields.map(({ name, value }) => [name, value]))
    expect([paper.kind, paper.sums]).toEqual([truth.kind, 'proven'])
    expect(said).toMatchObject({ holder: truth.holder, taxId: truth.taxId, month: truth.month })
    for (const [name, amount] of Object.entries(truth.amounts)) expect([name, said[name]]).toEqual([name, String(amount)])
    expect(paper.rows.map((row) => row.amountMinor)).toEqual(truth.rows.map((row) => row.amountMinor))
  })

  it('is refused in plain words where a PDF asks for a password, is none, or has too many pages', async () => {
    const read = (content: Uint8Array) => codeOf(ocr.readPaper({ content, mediaType: 'application/pdf' }))
    expect(await read(await lockedPdf())).toBe('OCR_PDF_LOCKED')
    expect(await read(await pdfOf(21))).toBe('OCR_PDF_TOO_LONG')
    expect(await read(new TextEncoder().encode('%PDF-1.7 and nothing more'))).toBe('OCR_PDF_DAMAGED')
    expect(await read(new TextEncoder().encode('a letter'))).toBe('OCR_PDF_DAMAGED')
    expect(await read(await pdfOf(1))).toBe('OCR_DOCUMENT_UNREADABLE')
  })
})

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

async function codeOf(reading: Promise<unknown>): Promise<string | undefined> {
  return await reading.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )
}

describe('a document that should not pass', () => {
  it('does not when the print was altered and the zone left alone', async () => {
    const document = await read(drawPassport({ ...joao, surname: 'Quirino' }, { seed: 81, mrzHolder: joao }))
    expect(document.mrz).toMatchObject({ status: 'valid' })
    const { findings, retake } = compareIdentity(declarationOf(joao), document, rules)
    expect(findings).toEqual([{ kind: 'mismatch', field: 'name', source: 'visual', cure: 'person' }])
    expect(retake).toBeUndefined()
  })

  it('does not when a digit of the zone was altered', async () => {
    const document = await read(drawPassport(iris, { seed: 82, alteredDigit: true }))
    const { findings } = compareIdentity(declarationOf(iris), document, rules)
    expect(findings.map((finding) => finding.kind)).toEqual(['mrz_invalid'])
  })

  it('does not when it has expired, and another one is asked for', async () => {
    const document = await read(drawPassport({ ...luzia, expiryDate: '2026-06-14' }, { seed: 83 }))
    expect(compareIdentity(declarationOf(luzia), document, rules)).toEqual({
      findings: [{ kind: 'expired', expiredOn: '2026-06-14', cure: 'retake' }],
      retake: 'expired',
    })
  })

  it('does not when its lower edge is outside the picture, and a new picture is asked for', async () => {
    const document = await read(drawPassport(zozimo, { seed: 84, flaws: ['cropped'] }))
    const { findings, retake } = compareIdentity(declarationOf(zozimo), document, rules)
    expect(findings).toContainEqual({ kind: 'missing', field: 'mrz', cure: 'retake' })
    expect(retake).toBe('unreadable')
  })
})

async function read(pictures: ReturnType<typeof drawPassport | typeof drawIdentityCard>): Promise<ReadDocument> {
  return await ocr.readIdentityDocument([...(await pictures)])
}

import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import { PDFDocument as PdfFile } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { loadFonts } from '../fonts.ts'
import type { DocumentHolder } from '../holder.ts'
import { type Photograph, photograph, type PhotographOptions } from '../photograph.ts'
import { pressOn, printPage } from '../printed-page.ts'
import { type DrawnPaper, paperFigures, type PaperOptions, type PaperTruth } from './paper-figures.ts'
import { pageCountOf, paperSize, printPaper } from './print-paper.ts'

export type DrawnPdf = { content: Buffer; mediaType: 'application/pdf' }

const pointsPerMm = 72 / 25.4

/** A paper that proves income or address, photographed like any other document. The same seed gives the same bytes. */
export async function drawPaper(
  kind: DrawnPaper,
  holder: DocumentHolder,
  options: PhotographOptions & PaperOptions,
): Promise<{ page: Photograph; truth: PaperTruth }> {
  const truth = paperFigures(kind, holder, options)
  return { page: await photograph(printFlat(truth, 1), options), truth }
}

/** The same as the file that a bank or an employer hands out: its text is text. */
export function drawPaperPdf(kind: DrawnPaper, holder: DocumentHolder, options: PaperOptions): { file: DrawnPdf; truth: PaperTruth } {
  loadFonts()
  const truth = paperFigures(kind, holder, options)
  const pdf = new PDFDocument({ title: kind })
  for (let pageNumber = 1; pageNumber <= pageCountOf(truth); pageNumber += 1) {
    const paint = pdf.beginPage(paperSize.widthMm * pointsPerMm, paperSize.heightMm * pointsPerMm) as SKRSContext2D
    paint.scale(pointsPerMm, pointsPerMm)
    printPaper(pressOn(paint), truth, pageNumber)
    pdf.endPage()
  }
  return { file: { content: pdf.close(), mediaType: 'application/pdf' }, truth }
}

/** The same printed and put on a scanner: a PDF that holds pictures, a little askew and grey. */
export async function drawScannedPdf(
  kind: DrawnPaper,
  holder: DocumentHolder,
  options: PaperOptions,
): Promise<{ file: DrawnPdf; truth: PaperTruth }> {
  const truth = paperFigures(kind, holder, options)
  const pdf = await PdfFile.create()
  for (let pageNumber = 1; pageNumber <= pageCountOf(truth); pageNumber += 1) {
    const picture = await pdf.embedJpg(await scan(truth, pageNumber, options.seed))
    const { width, height } = picture.scale(72 / 200)
    pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
  }
  return { file: { content: Buffer.from(await pdf.save()), mediaType: 'application/pdf' }, truth }
}

/** 200 dots an inch, as scanners are set for papers. */
async function scan(truth: PaperTruth, pageNumber: number, seed: number): Promise<Buffer> {
  const flat = printFlat(truth, pageNumber).canvas.toBuffer('image/png')
  const widthPx = Math.round((paperSize.widthMm / 25.4) * 200)
  return await sharp(flat)
    .flatten({ background: '#fff' })
    .resize({ width: widthPx })
    .rotate((seed % 5) * 0.3 - 0.6, { background: '#f4f4f2' })
    .greyscale()
    .blur(0.6)
    .jpeg({ quality: 60 })
    .toBuffer()
}

function printFlat(truth: PaperTruth, pageNumber: number) {
  return printPage({ ...paperSize, cornerMm: 0.2, pixelsPerMm: 9 }, (press) => printPaper(press, truth, pageNumber))
}

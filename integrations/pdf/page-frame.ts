import type { Letterhead } from './blocks.ts'
import { breakLines } from './break-lines.ts'
import type { Pen, Piece } from './pen.ts'
import { baselineOf, palette, sheet, styles, type TextStyle } from './style.ts'
import { measure, type Typeface } from './typeface.ts'

/** What stands around the text of every page. All of it is an artifact: a screen reader reads the document, not its frame. */
export type Frame = {
  /** Only the first page of a document has it. */
  readonly letterhead?: Letterhead
  readonly running: { readonly left: string; readonly right: string }
  readonly footer: string
  /** Stands before the page number: `2 / 5`, or `Evidence 1 / 1` on pages that were added. */
  readonly numberPrefix?: string
}

type Place = { pageNumber: number; pageCount: number }

export function drawFrame(pen: Pen, typeface: Typeface, frame: Frame, { pageNumber, pageCount }: Place): void {
  if (pageNumber === 1 && frame.letterhead !== undefined) drawLetterhead(pen, typeface, frame.letterhead)
  else drawRunningHeader(pen, typeface, frame)
  const topPt = sheet.bottomPt + 16
  drawRule(pen, topPt, 0.5, palette.rule)
  const prefix = frame.numberPrefix === undefined ? '' : `${frame.numberPrefix} `
  const number = `${prefix}${pageNumber} / ${pageCount}`
  const numberPt = measure(typeface.text, styles.small.sizePt, number)
  const footer = breakLines(typeface, [frame.footer], styles.small, sheet.widthOfTextPt - numberPt - 24).slice(0, 2)
  pen.write('footer', [
    ...footer.flatMap((line, index) => leftPieces(line.pieces[0]?.text ?? '', topPt + 6 + index * styles.small.leadingPt, styles.small)),
    rightPiece(typeface, number, topPt + 6, styles.small),
  ])
}

const letterheadName: TextStyle = { ...styles.heading2, sizePt: 16, leadingPt: 20 }
const headTopPt = 44

/** Where the text of the first page starts: under its letterhead, however many lines that takes. */
export function firstTextTop(typeface: Typeface, { letterhead }: Frame): number {
  return letterhead === undefined ? sheet.topPt : setLetterhead(typeface, letterhead).rulePt + 26
}

function drawLetterhead(pen: Pen, typeface: Typeface, letterhead: Letterhead): void {
  const { nameLines, details, rulePt } = setLetterhead(typeface, letterhead)
  const namePt = nameLines.length * letterheadName.leadingPt
  pen.paint({ xPt: sheet.leftPt, topPt: headTopPt + 2, widthPt: 3, heightPt: namePt - 6, color: palette.accent })
  pen.write('header', [
    ...nameLines.flatMap((text, index) => leftPieces(text, headTopPt + index * letterheadName.leadingPt, letterheadName, 12)),
    ...leftPieces(letterhead.taxId, headTopPt + 2 + namePt, styles.small, 12),
    ...details.map((text, index) => rightPiece(typeface, text.trimEnd(), headTopPt + index * styles.small.leadingPt, styles.small)),
  ])
  drawRule(pen, rulePt, 0.8, palette.accent)
}

function setLetterhead(
  typeface: Typeface,
  { name, address, contact }: Letterhead,
): { nameLines: string[]; details: string[]; rulePt: number } {
  const detailsPt = 210
  const lines = (text: string, style: TextStyle, widthPt: number) => breakLines(typeface, [text], style, widthPt).map(textOf)
  const nameLines = lines(name, letterheadName, sheet.widthOfTextPt - detailsPt - 40)
  const details = [...address, ...contact].flatMap((text) => lines(text, styles.small, detailsPt))
  const heightPt = Math.max(
    nameLines.length * letterheadName.leadingPt + styles.small.leadingPt + 2,
    details.length * styles.small.leadingPt,
  )
  return { nameLines, details, rulePt: headTopPt + heightPt + 10 }
}

function drawRunningHeader(pen: Pen, typeface: Typeface, { running }: Frame): void {
  const style = styles.small
  const leftPt = sheet.widthOfTextPt - measure(typeface.text, style.sizePt, running.right) - 20
  const [left] = breakLines(typeface, [running.left], style, leftPt)
  pen.write('header', [...leftPieces(left === undefined ? '' : textOf(left), 46, style), rightPiece(typeface, running.right, 46, style)])
  drawRule(pen, 62, 0.5, palette.rule)
}

function textOf(line: ReturnType<typeof breakLines>[number]): string {
  return line.pieces.map((piece) => piece.text).join('')
}

function leftPieces(text: string, topPt: number, style: TextStyle, indentPt = 0): Piece[] {
  return text === '' ? [] : [{ xPt: sheet.leftPt + indentPt, baselinePt: baselineOf(topPt, style), style, text }]
}

function rightPiece(typeface: Typeface, text: string, topPt: number, style: TextStyle): Piece {
  const xPt = sheet.leftPt + sheet.widthOfTextPt - measure(typeface[style.face], style.sizePt, text)
  return { xPt, baselinePt: baselineOf(topPt, style), style, text }
}

function drawRule(pen: Pen, topPt: number, heightPt: number, color: string): void {
  pen.paint({ xPt: sheet.leftPt, topPt, widthPt: sheet.widthOfTextPt, heightPt, color })
}

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

function drawLetterhead(pen: Pen, typeface: Typeface, letterhead: Letterhead): void {
  const name: TextStyle = { ...styles.heading2, sizePt: 16, leadingPt: 20 }
  const columnPt = 210
  const details = [...letterhead.address, ...letterhead.contact].flatMap((text) => breakLines(typeface, [text], styles.small, columnPt))
  pen.paint({ xPt: sheet.leftPt, topPt: 46, widthPt: 3, heightPt: 34, color: palette.accent })
  const nameLines = breakLines(typeface, [letterhead.name], name, sheet.widthOfTextPt - columnPt - 40)
  pen.write('header', [
    ...nameLines.flatMap((line, index) => leftPieces(textOf(line), 44 + index * name.leadingPt, name, 12)),
    ...leftPieces(letterhead.taxId, 46 + nameLines.length * name.leadingPt, styles.small, 12),
    ...details.map((line, index) => rightPiece(typeface, textOf(line).trimEnd(), 44 + index * styles.small.leadingPt, styles.small)),
  ])
  drawRule(pen, sheet.firstTopPt - 26, 0.8, palette.accent)
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

import { groupWords, unionOf, weighedConfidence, type PixelBox, type ReadLine } from '../reading/read-line.ts'
import type { PaperFieldName } from './paper.ts'
import { headingOf } from './columns.ts'
import { paperLabelOf, type PaperLanguage } from './paper-labels.ts'
import type { PaperPage, PaperWord } from './paper-page.ts'
import { parsePaperValue } from './paper-values.ts'
import { cellsOf, rowsOf, type Cell } from './row-cells.ts'

export type LabelledValue = { name: PaperFieldName; value: string; confidence: number; box: PixelBox }

type Piece = ReadLine & { words: PaperWord[]; level: PixelBox }

/** What stands at the labels of a page: behind a colon, beneath a label and flush with it, or beside it; an amount anywhere on its row. */
export function findLabelledValues({ words }: PaperPage, language: PaperLanguage): LabelledValue[] {
  const pieces = groupWords(words, (word) => word.level).map(toPiece)
  const known = pieces.map((piece) => ({ piece, label: paperLabelOf(piece.text) }))
  const values = known.flatMap(({ piece, label }) => (label === undefined ? [piece] : []))
  const besideOrBeneath = known.flatMap(({ piece, label }) => {
    const value = label === undefined ? undefined : valueOf(piece, values)
    return label === undefined || value === undefined ? [] : toValue(label, value, language)
  })
  return [
    ...besideOrBeneath,
    ...values.flatMap((piece) => behindColon(piece, language)),
    ...rowsOf(words).flatMap((row) => onItsRow(cellsOf(row), language)),
  ]
}

function toPiece(words: PaperWord[]): Piece {
  const text = words.map((word) => word.text).join(' ')
  const box = unionOf(words.map((word) => word.box))
  return { words, text, confidence: weighedConfidence(words), box, level: unionOf(words.map((word) => word.level)) }
}

function toValue(name: PaperFieldName, { text, confidence, box }: ReadLine, language: PaperLanguage): LabelledValue[] {
  const parsed = parsePaperValue(name, text, language)
  return parsed === undefined ? [] : [{ name, value: parsed.value, confidence: Math.min(confidence, parsed.atMost ?? 100), box }]
}

/** `CPF: 529.982.247-25`, of a label and a value that stand together. */
function behindColon({ text, ...piece }: Piece, language: PaperLanguage): LabelledValue[] {
  const [, before = '', behind = ''] = /^([^:]{2,40}):\s*(\S.*)$/.exec(text) ?? []
  const label = before === '' ? undefined : paperLabelOf(before)
  return label === undefined ? [] : toValue(label, { ...piece, text: behind }, language)
}

/** The amount that is next on the row of its label, however far away: totals stand at the end of dotted lines and in columns. */
function onItsRow(cells: readonly Cell[], language: PaperLanguage): LabelledValue[] {
  return cells.flatMap((cell, index) => {
    const label = cell.amount === undefined ? paperLabelOf(withoutDots(cell.text)) : undefined
    const amount = cells[index + 1]
    return label === undefined || amount?.amount === undefined ? [] : toValue(label, toPiece(amount.words), language)
  })
}

function withoutDots(text: string): string {
  return text.replaceAll(/[.:_\s]+$/g, '')
}

/** Right beneath the label, flush with it, or else beside it on its row: the nearest. The heading of a column is no label of what is beneath. */
function valueOf(label: Piece, values: readonly Piece[]): Piece | undefined {
  const { left, top, width, height } = label.level
  const beneath = values.filter(({ level }) => {
    const gap = level.top - top - height
    return gap > -height * 0.5 && gap < height * 2 && Math.abs(level.left - left) < height * 2
  })
  const beside = values.filter(
    ({ level, text }) =>
      sharesRow(label.level, level) &&
      level.left > left + width * 0.9 &&
      level.left - left - width < height * 6 &&
      headingOf(text) === undefined,
  )
  const nearest = (found: readonly Piece[]) =>
    found.toSorted((one, other) => distance(label.level, one.level) - distance(label.level, other.level))[0]
  return nearest(beneath) ?? nearest(beside)
}

function sharesRow(one: PixelBox, other: PixelBox): boolean {
  return Math.abs(one.top + one.height / 2 - other.top - other.height / 2) < Math.max(one.height, other.height) * 0.6
}

function distance(one: PixelBox, other: PixelBox): number {
  return Math.abs(one.top - other.top) + Math.abs(one.left - other.left)
}

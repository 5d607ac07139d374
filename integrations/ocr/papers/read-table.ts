import { fold } from '../reading/labels.ts'
import type { PixelBox } from '../reading/read-line.ts'
import { columnOver, columnsOf, headingOf, type Column, type ColumnKind } from './columns.ts'
import { paperLabelOf } from './paper-labels.ts'
import type { PaperPage, PaperWord } from './paper-page.ts'
import { cellsOf, rowsOf, type Cell } from './row-cells.ts'

export type Figure = { minor: number; confidence: number }

/** One line of a table as it is printed. */
export type TableLine = {
  text: string
  page: number
  words: PaperWord[]
  amount: Figure
  /** Whether a column, a sign or a heading told which way the amount goes; where none did, it is taken to come in. */
  isDirected: boolean
  balance: Figure | undefined
}

/** A column's total at its foot, where the row says no more than `Total`. */
export type ColumnTotal = { of: 'in' | 'out'; words: PaperWord[]; amount: Figure; page: number }

export type Table = { lines: TableLine[]; totals: ColumnTotal[] }

/** What is known while one goes down the rows; it goes on over pages. */
type Reading = Table & { page: number; columns: readonly Column[]; section: 'in' | 'out' | undefined }

/** The lines of a table over all pages of a paper: columns by the headings above them, rows by what stands level. */
export function readTable(pages: readonly PaperPage[]): Table {
  const reading: Reading = { page: 0, columns: [], section: undefined, lines: [], totals: [] }
  pages.forEach(({ words }, index) => {
    reading.page = index + 1
    for (const row of rowsOf(words)) readRow(row, reading)
  })
  return { lines: reading.lines, totals: reading.totals }
}

function readRow(row: readonly PaperWord[], reading: Reading): void {
  const columns = columnsOf(row)
  if (columns !== undefined) {
    reading.columns = columns
    reading.section = undefined
    return
  }
  const cells = cellsOf(row)
  const amounts = cells.filter((cell) => cell.amount !== undefined)
  const texts = cells.filter((cell) => cell.amount === undefined)
  // A quantity without decimals, or an amount that was misread, says nothing of what the line is for.
  const said = texts.filter(
    (cell) => /\p{L}|^\d+[/.-]\d+([/.-]\d+)?$/u.test(cell.text) || columnOver(levelOf(cell), reading.columns) === undefined,
  )
  const text = said.map((cell) => cell.text).join(' ')
  if (amounts.length === 0) {
    const heading = headingOf(text)
    if (heading === 'in' || heading === 'out') reading.section = heading
    return
  }
  // A total is no line of its own, nor is the balance that a page begins with.
  if (texts.some((cell) => paperLabelOf(cell.text) !== undefined)) return
  if (/^TOTA(L|IS|LS)$/.test(fold(text))) return keepTotals(amounts, reading)
  if (/\p{L}{2}/u.test(text)) addLine({ text, row, amounts }, reading)
}

function keepTotals(amounts: readonly Cell[], { columns, totals, page }: Reading): void {
  for (const { kind, cell } of placed(amounts, columns))
    if (kind === 'in' || kind === 'out') totals.push({ of: kind, words: cell.words, amount: toFigure(cell), page })
}

function addLine({ text, row, amounts }: { text: string; row: readonly PaperWord[]; amounts: Cell[] }, reading: Reading): void {
  const found = reading.columns.length === 0 ? guessed(amounts) : placed(amounts, reading.columns)
  const money = found.filter(({ kind }) => kind === 'in' || kind === 'out' || kind === 'amount')
  // Of two amounts in one row nobody knows which is meant.
  if (money.length !== 1) return
  const { kind, cell } = money[0]!
  const balance = found.find((one) => one.kind === 'balance')?.cell
  const way =
    kind === 'in' || kind === 'out' ? kind : cell.amount!.sign === undefined ? reading.section : cell.amount!.sign < 0 ? 'out' : 'in'
  const figure = toFigure(cell)
  reading.lines.push({
    text,
    page: reading.page,
    words: [...row],
    amount: { ...figure, minor: way === 'out' ? -Math.abs(figure.minor) : Math.abs(figure.minor) },
    isDirected: way !== undefined,
    balance: balance === undefined ? undefined : toFigure(balance),
  })
}

function placed(amounts: readonly Cell[], columns: readonly Column[]): { kind: ColumnKind | undefined; cell: Cell }[] {
  return amounts.map((cell) => ({ kind: columnOver(levelOf(cell), columns), cell }))
}

/** Without headings the last figure of a line is its amount. */
function guessed(amounts: readonly Cell[]): { kind: ColumnKind; cell: Cell }[] {
  return amounts.slice(-1).map((cell) => ({ kind: 'amount', cell }))
}

function toFigure({ words, amount }: Cell): Figure {
  const { minor, sign = 1 } = amount!
  return { minor: minor * sign, confidence: Math.min(...words.map((word) => word.confidence)) }
}

function levelOf({ words }: Pick<Cell, 'words'>): PixelBox {
  const [first, last] = [words[0]!.level, words.at(-1)!.level]
  return { left: first.left, top: first.top, width: last.left + last.width - first.left, height: first.height }
}

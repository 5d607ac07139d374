import type { PixelBox } from '../reading/read-line.ts'
import type { PaperWord } from './paper-page.ts'
import { parsePrintedAmount, type PrintedAmount } from './printed-amount.ts'

/** What stands together on a row: an amount with its currency and its sign, or words. */
export type Cell = { words: PaperWord[]; text: string; amount?: PrintedAmount }

/** The rows of a page, from the top, each from the left: a word belongs to the row whose last word it stands beside. */
export function rowsOf(words: readonly PaperWord[]): PaperWord[][] {
  const rows: PaperWord[][] = []
  for (const word of words.toSorted((one, other) => one.level.left - other.level.left)) {
    const row = rows
      .map((one) => ({ row: one, shared: sharedHeight(one.at(-1)!.level, word.level) }))
      .filter(({ shared }) => shared > 0.5)
      .toSorted((one, other) => other.shared - one.shared)[0]?.row
    if (row === undefined) rows.push([word])
    else row.push(word)
  }
  return rows.toSorted((one, other) => middleOf(one) - middleOf(other))
}

/** Words and amounts of a row; a currency, a sign or the letter of debit and credit belongs to the amount that it stands at. */
export function cellsOf(row: readonly PaperWord[]): Cell[] {
  const cells: Cell[] = []
  for (const word of row) {
    const before = cells.at(-1)
    const joined = before === undefined || !standsAt(before, word) ? undefined : toCell([...before.words, word])
    if (joined !== undefined && (joined.amount !== undefined || isBegun(joined))) cells.splice(-1, 1, joined)
    else if (
      joined !== undefined &&
      before!.amount === undefined &&
      parsePrintedAmount(word.text) === undefined &&
      !isBegun(toCell([word]))
    )
      cells.splice(-1, 1, joined)
    else cells.push(toCell([word]))
  }
  return cells
}

function toCell(words: PaperWord[]): Cell {
  const text = words.map((word) => word.text).join(' ')
  const amount = parsePrintedAmount(text)
  return { words, text, ...(amount !== undefined && { amount }) }
}

/** What an amount may begin with, and is none by itself. */
function isBegun({ text }: Cell): boolean {
  return /^(?:[-–+]\s?)?(?:R\$|US\$|\$|€)(?:\s?[-–])?$|^[-–+]$/.test(text)
}

function standsAt(before: Cell, word: PaperWord): boolean {
  const last = before.words.at(-1)!.level
  return word.level.left - last.left - last.width < Math.max(last.height, word.level.height) * 1.1
}

function sharedHeight(one: PixelBox, other: PixelBox): number {
  const shared = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top)
  return shared / Math.min(one.height, other.height)
}

function middleOf(row: readonly PaperWord[]): number {
  return row.reduce((sum, { level }) => sum + level.top + level.height / 2, 0) / row.length
}

import type { ReadText } from './reading.ts'

/** Indices of the texts by row and column; undefined where a place is empty. */
export type FoundTable = (number | undefined)[][]

/** A table is three rows or more, one below the other, of two texts or more that stand under each other: what has columns. */
export function findTables(texts: readonly ReadText[]): FoundTable[] {
  const rows = rowsOf(texts).filter((row) => row.length >= 2)
  const tables: number[][][] = []
  for (const row of rows) {
    const open = tables.at(-1)
    const above = open?.at(-1)
    if (open !== undefined && above !== undefined && continues(above, row, texts)) open.push(row)
    else tables.push([row])
  }
  return tables.filter((table) => table.length >= 3).map((table) => intoColumns(table, texts))
}

function rowsOf(texts: readonly ReadText[]): number[][] {
  const rows: number[][] = []
  const ordered = texts.map((_, index) => index).toSorted((a, b) => middleOf(texts[a]!) - middleOf(texts[b]!))
  for (const index of ordered) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(middleOf(texts[index]!) - middleOf(texts[first]!)) < texts[index]!.box.height * 0.6
    )
      row.push(index)
    else rows.push([index])
  }
  return rows.map((row) => row.toSorted((a, b) => texts[a]!.box.left - texts[b]!.box.left))
}

function continues(above: readonly number[], row: readonly number[], texts: readonly ReadText[]): boolean {
  const height = texts[row[0]!]!.box.height
  const gap = texts[row[0]!]!.box.top - texts[above[0]!]!.box.top
  const shares = row.filter((index) => above.some((other) => overlaps(texts[index]!, texts[other]!))).length
  return gap < height * 5 && shares >= 2
}

function intoColumns(table: readonly (readonly number[])[], texts: readonly ReadText[]): FoundTable {
  const widest = table.toSorted((a, b) => b.length - a.length)[0]!
  return table.map((row) => widest.map((column) => row.find((index) => overlaps(texts[index]!, texts[column]!))))
}

function overlaps(one: ReadText, other: ReadText): boolean {
  return one.box.left < other.box.left + other.box.width && other.box.left < one.box.left + one.box.width
}

function middleOf({ box }: ReadText): number {
  return box.top + box.height / 2
}

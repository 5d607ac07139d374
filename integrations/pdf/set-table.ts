import type { Block, TableColumn } from './blocks.ts'
import { breakLines, type Line } from './break-lines.ts'
import type { Pen } from './pen.ts'
import { toPieces } from './set-text.ts'
import type { Galley, Slice } from './slice.ts'
import { palette, styles, type TextStyle } from './style.ts'
import { addElement, addHeaderCell, type StructureElement } from './structure.ts'

type Table = Extract<Block, { kind: 'table' }>

type Cell = { lines: Line[]; leftPt: number; widthPt: number; align: TableColumn['align'] }
type Row = { cells: Cell[]; style: TextStyle; heightPt: number }

const paddingPt = { side: 6, row: 2.6, header: 5 }

/**
 * A table whose header is repeated on each page, in the structure only once. The first two rows stay with the header, the last two with the
 * totals, so that neither stands alone.
 */
export function setTable(galley: Galley, table: Table): Slice[] {
  const element = addElement(galley.parent, 'Table')
  const header = setRow(
    galley,
    table,
    table.columns.map((column) => column.header),
    styles.columnHeader,
    paddingPt.header,
  )
  const headerSlice = setHeader(galley, table, header, element)
  const body = addElement(element, 'TBody')
  const lastIndex = table.rows.length - 1
  const rows = table.rows.map((texts, index): Slice => {
    const row = setRow(galley, table, texts, styles.cell, paddingPt.row)
    const cells = addCells(body, row)
    return {
      heightPt: row.heightPt,
      spaceBeforePt: 0,
      keepWithNext: staysWithNext(index, lastIndex, table.totals !== undefined),
      repeatedAbove: repeatHeader(galley, table, header),
      draw: (pen, topPt) => {
        drawRow(pen, row, topPt, cells)
        drawRule(pen, galley, topPt + row.heightPt, 0.4, index === lastIndex ? palette.rule : palette.faint)
      },
    }
  })
  return [headerSlice, ...rows, ...setTotals(galley, table, header, element)]
}

function staysWithNext(index: number, lastIndex: number, hasTotals: boolean): boolean {
  if (index === lastIndex) return hasTotals
  return index === 0 || (hasTotals && index === lastIndex - 1)
}

function setHeader(galley: Galley, table: Table, header: Row, element: StructureElement): Slice {
  const row = addElement(addElement(element, 'THead'), 'TR')
  const cells = header.cells.map(() => addHeaderCell(row, 'Column'))
  return {
    heightPt: header.heightPt,
    spaceBeforePt: 8,
    keepWithNext: true,
    draw: (pen, topPt) => drawHeader(pen, galley, header, topPt, cells),
  }
}

function repeatHeader(galley: Galley, table: Table, header: Row): NonNullable<Slice['repeatedAbove']> {
  const style = styles.small
  const captionPt = style.leadingPt + 6
  return {
    heightPt: captionPt + header.heightPt,
    draw: (pen, topPt) => {
      const [line] = breakLines(galley.typeface, [table.continuedCaption], style, galley.widthPt)
      if (line !== undefined) pen.write('layout', toPieces(line, galley.leftPt, topPt, style))
      drawHeader(
        pen,
        galley,
        header,
        topPt + captionPt,
        header.cells.map(() => 'layout' as const),
      )
    },
  }
}

function setTotals(galley: Galley, table: Table, header: Row, element: StructureElement): Slice[] {
  if (table.totals === undefined) return []
  const row = setRow(galley, table, table.totals, styles.cellStrong, paddingPt.header)
  const cells = addCells(addElement(element, 'TFoot'), row)
  const draw = (pen: Pen, topPt: number) => {
    pen.paint({ xPt: galley.leftPt, topPt, widthPt: galley.widthPt, heightPt: row.heightPt, color: palette.wash })
    drawRule(pen, galley, topPt, 0.8, palette.accent)
    drawRow(pen, row, topPt, cells)
  }
  return [{ heightPt: row.heightPt, spaceBeforePt: 0, keepWithNext: false, draw, repeatedAbove: repeatHeader(galley, table, header) }]
}

function setRow(galley: Galley, { columns }: Table, texts: readonly string[], style: TextStyle, verticalPt: number): Row {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  let leftPt = galley.leftPt
  const cells = columns.map((column, index): Cell => {
    const widthPt = (galley.widthPt * column.share) / shares
    const cell = {
      leftPt,
      widthPt,
      align: column.align,
      lines: breakLines(galley.typeface, [texts[index] ?? ''], style, widthPt - 2 * paddingPt.side),
    }
    leftPt += widthPt
    return cell
  })
  const lineCount = Math.max(1, ...cells.map((cell) => cell.lines.length))
  return { cells, style, heightPt: lineCount * style.leadingPt + 2 * verticalPt }
}

/** The first cell with a text names its row. */
function addCells(section: StructureElement, row: Row): StructureElement[] {
  const element = addElement(section, 'TR')
  const headerIndex = row.cells.findIndex((cell) => cell.lines.length > 0)
  return row.cells.map((_, index) => (index === headerIndex ? addHeaderCell(element, 'Row') : addElement(element, 'TD')))
}

function drawHeader(pen: Pen, galley: Galley, header: Row, topPt: number, targets: readonly (StructureElement | 'layout')[]): void {
  pen.paint({ xPt: galley.leftPt, topPt, widthPt: galley.widthPt, heightPt: header.heightPt, color: palette.wash })
  drawRule(pen, galley, topPt, 0.8, palette.accent)
  drawRow(pen, header, topPt, targets)
}

function drawRow(pen: Pen, row: Row, topPt: number, targets: readonly (StructureElement | 'layout')[]): void {
  row.cells.forEach((cell, index) => {
    const textPt = cell.lines.length * row.style.leadingPt
    const textTopPt = topPt + (row.heightPt - textPt) / 2
    const pieces = cell.lines.flatMap((line, at) => toPieces(line, cellLeft(cell, line), textTopPt + at * row.style.leadingPt, row.style))
    const target = targets[index]
    if (target !== undefined && pieces.length > 0) pen.write(target, pieces)
  })
}

function cellLeft(cell: Cell, line: Line): number {
  if (cell.align === 'left') return cell.leftPt + paddingPt.side
  return cell.leftPt + cell.widthPt - paddingPt.side - line.widthPt
}

function drawRule(pen: Pen, galley: Galley, topPt: number, heightPt: number, color: string): void {
  pen.paint({ xPt: galley.leftPt, topPt, widthPt: galley.widthPt, heightPt, color })
}

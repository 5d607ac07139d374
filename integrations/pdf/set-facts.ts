import type { Block, Fact } from './blocks.ts'
import { breakLines, type Line } from './break-lines.ts'
import { toPieces } from './set-text.ts'
import type { Galley, Slice } from './slice.ts'
import { palette, styles } from './style.ts'
import { addElement, addHeaderCell, type StructureElement } from './structure.ts'

type Facts = Extract<Block, { kind: 'facts' }>

type SetFact = { label: Line[]; value: Line[]; labelLeftPt: number; valueOf: (line: Line) => number; cells: StructureElement[] }

const gapPt = 28
const labelPt = { 1: 132, 2: 128 }
const rowPaddingPt = 3.2
/** Figures are strong, running values are not: a page of them stays calm. */
const valueStyles = { 1: styles.cell, 2: styles.value }

/** Labels with their values, a rule under each row. In the structure a table whose labels are row headers. */
export function setFacts(galley: Galley, { facts, perRow }: Facts): Slice[] {
  const table = addElement(galley.parent, 'Table')
  const columnPt = (galley.widthPt - gapPt * (perRow - 1)) / perRow
  const rows = Array.from({ length: Math.ceil(facts.length / perRow) }, (_, at) => facts.slice(at * perRow, (at + 1) * perRow))
  return rows.map((row, at) => {
    const element = addElement(table, 'TR')
    const set = row.map((fact, column) =>
      setFact(galley, fact, { leftPt: galley.leftPt + column * (columnPt + gapPt), columnPt, perRow, element }),
    )
    const lineCount = Math.max(...set.map(({ label, value }) => Math.max(label.length, value.length)))
    const heightPt = lineCount * styles.value.leadingPt + 2 * rowPaddingPt
    return {
      heightPt,
      spaceBeforePt: at === 0 ? 6 : 0,
      keepWithNext: at < rows.length - 1 && (at === 0 || at === rows.length - 2),
      draw: (pen, topPt) => {
        set.forEach((fact, column) => {
          const textTopPt = topPt + rowPaddingPt
          const [labelCell, valueCell] = fact.cells
          const at = (lineIndex: number) => textTopPt + lineIndex * styles.value.leadingPt
          const label = fact.label.flatMap((line, index) => toPieces(line, fact.labelLeftPt, at(index), styles.label))
          const value = fact.value.flatMap((line, index) => toPieces(line, fact.valueOf(line), at(index), valueStyles[perRow]))
          if (labelCell !== undefined && valueCell !== undefined) {
            pen.write(labelCell, label)
            pen.write(valueCell, value)
          }
          const ruleLeftPt = galley.leftPt + column * (columnPt + gapPt)
          pen.paint({ xPt: ruleLeftPt, topPt: topPt + heightPt, widthPt: columnPt, heightPt: 0.4, color: palette.faint })
        })
      },
    }
  })
}

type Place = { leftPt: number; columnPt: number; perRow: 1 | 2; element: StructureElement }

/** Two facts a row: values at the right edge, figures above figures. One a row: values start where the labels end. */
function setFact(galley: Galley, fact: Fact, { leftPt, columnPt, perRow, element }: Place): SetFact {
  const valuePt = columnPt - labelPt[perRow] - 6
  return {
    label: breakLines(galley.typeface, [fact.label], styles.label, labelPt[perRow]),
    value: breakLines(galley.typeface, [fact.value], valueStyles[perRow], valuePt),
    labelLeftPt: leftPt,
    valueOf: (line) => (perRow === 2 ? leftPt + columnPt - line.widthPt : leftPt + labelPt[perRow] + 6),
    cells: [addHeaderCell(element, 'Row'), addElement(element, 'TD')],
  }
}

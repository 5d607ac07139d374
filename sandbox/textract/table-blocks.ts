import type { Block, PageParts } from './blocks.ts'
import { findTables } from './find-tables.ts'
import type { ReadBox } from './reading.ts'

/** The tables of a page with their cells, which hold the words of the lines that stand there. */
export function tableBlocks({ texts, lines, geometryOf, idOf }: PageParts): Block[] {
  return findTables(texts).flatMap((table, number): Block[] => {
    const cells = table.flatMap((row, rowIndex) =>
      row.flatMap((index, columnIndex): Block[] =>
        index === undefined
          ? []
          : [
              {
                BlockType: 'CELL',
                Id: idOf(`cell ${number} ${rowIndex} ${columnIndex}`),
                Page: 1,
                Confidence: texts[index]!.confidence,
                RowIndex: rowIndex + 1,
                ColumnIndex: columnIndex + 1,
                RowSpan: 1,
                ColumnSpan: 1,
                Geometry: geometryOf(texts[index]!.box),
                Relationships: [{ Type: 'CHILD', Ids: lines[index]!.words.map((word) => word.Id) }],
              },
            ],
      ),
    )
    const boxes = table.flat().flatMap((index) => (index === undefined ? [] : [texts[index]!.box]))
    return [
      {
        BlockType: 'TABLE',
        Id: idOf(`table ${number}`),
        Page: 1,
        Confidence: Math.min(...cells.map((cell) => cell.Confidence ?? 0)),
        Geometry: geometryOf(around(boxes)),
        Relationships: [{ Type: 'CHILD', Ids: cells.map((cell) => cell.Id) }],
      },
      ...cells,
    ]
  })
}

function around(boxes: readonly ReadBox[]): ReadBox {
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  return {
    left,
    top,
    width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
  }
}

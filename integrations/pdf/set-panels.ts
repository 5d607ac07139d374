import type { Block } from './blocks.ts'
import { breakLines, type Line } from './break-lines.ts'
import { toPieces } from './set-text.ts'
import type { Galley, Slice } from './slice.ts'
import { signerSpot } from './spots.ts'
import { palette, styles, type TextStyle } from './style.ts'
import { addElement, addHeaderCell, type StructureElement } from './structure.ts'

type SetLines = { element: StructureElement; lines: Line[]; style: TextStyle }

const columnGapPt = 28

/** Short lines side by side; each column is a section that begins with its name, read one after the other. */
export function setColumns(galley: Galley, { columns }: Extract<Block, { kind: 'columns' }>): Slice[] {
  const widthPt = (galley.widthPt - columnGapPt * (columns.length - 1)) / columns.length
  const set = columns.map(({ heading, lines }) => {
    const section = addElement(galley.parent, 'Sect')
    const paragraphs = [
      { tag: 'P', style: { ...styles.columnHeader, leadingPt: 14 }, text: [heading] } as const,
      ...lines.map((text) => ({ tag: 'P', style: styles.normal, text }) as const),
    ]
    return paragraphs.map(({ tag, style, text }) => setLines(galley, addElement(section, tag), style, text, widthPt))
  })
  return [
    {
      heightPt: Math.max(...set.map(heightOf)) + 6,
      spaceBeforePt: 8,
      keepWithNext: false,
      draw: (pen, topPt) =>
        set.forEach((paragraphs, index) => {
          const leftPt = galley.leftPt + index * (widthPt + columnGapPt)
          pen.paint({ xPt: leftPt, topPt, widthPt, heightPt: 0.8, color: palette.rule })
          drawLines(paragraphs, (element, pieces) => pen.write(element, pieces), { leftPt, topPt: topPt + 6 })
        }),
    },
  ]
}

/** The few numbers that matter most on one tinted band; a long one is set smaller until it fits. */
export function setFigures(galley: Galley, { figures }: Extract<Block, { kind: 'figures' }>): Slice[] {
  const table = addElement(galley.parent, 'Table')
  const [labels, values] = [addElement(table, 'TR'), addElement(table, 'TR')]
  const widthPt = galley.widthPt / figures.length
  const insidePt = widthPt - 20
  const cells = figures.map(({ label, value, note }) => {
    const data = addElement(values, 'TD')
    return [
      setLines(galley, addHeaderCell(labels, 'Column'), styles.label, [label], insidePt),
      setLines(galley, addElement(data, 'P'), fitFigure(galley, value, insidePt), [value], insidePt),
      setLines(galley, addElement(data, 'P'), styles.small, [note], insidePt),
    ]
  })
  const heightPt = Math.max(...cells.map(heightOf)) + 14
  return [
    {
      heightPt,
      spaceBeforePt: 10,
      keepWithNext: true,
      draw: (pen, topPt) => {
        pen.paint({ xPt: galley.leftPt, topPt, widthPt: galley.widthPt, heightPt, color: palette.wash })
        pen.paint({ xPt: galley.leftPt, topPt, widthPt: galley.widthPt, heightPt: 1.2, color: palette.accent })
        cells.forEach((paragraphs, index) => {
          const leftPt = galley.leftPt + index * widthPt
          if (index > 0) pen.paint({ xPt: leftPt, topPt: topPt + 11, widthPt: 0.5, heightPt: heightPt - 20, color: palette.rule })
          drawLines(paragraphs, (element, pieces) => pen.write(element, pieces), { leftPt: leftPt + 10, topPt: topPt + 9 })
        })
      },
    },
  ]
}

/** A rule for each signer with name and role under it, two side by side. The place above the rule is found again by `findSpot`. */
export function setSignatures(galley: Galley, { signers }: Extract<Block, { kind: 'signatures' }>): Slice[] {
  const widthPt = (galley.widthPt - columnGapPt) / 2
  const rows = Array.from({ length: Math.ceil(signers.length / 2) }, (_, at) => signers.slice(at * 2, at * 2 + 2))
  return rows.map((row, rowIndex) => {
    const set = row.map((signer) => [
      setLines(galley, addElement(galley.parent, 'P'), styles.value, [signer.name], widthPt),
      setLines(galley, addElement(galley.parent, 'P'), styles.label, [`${signer.role} · ${signer.detail}`], widthPt),
    ])
    return {
      heightPt: Math.max(...set.map(heightOf)) + 46,
      spaceBeforePt: 6,
      keepWithNext: true,
      draw: (pen, topPt) =>
        set.forEach((paragraphs, index) => {
          const leftPt = galley.leftPt + index * (widthPt + columnGapPt)
          pen.paint({ xPt: leftPt, topPt: topPt + 40, widthPt, heightPt: 0.8, color: palette.ink })
          pen.markSpot({ name: signerSpot(rowIndex * 2 + index + 1), xPt: leftPt, topPt: topPt + 2, widthPt, heightPt: 38 })
          drawLines(paragraphs, (element, pieces) => pen.write(element, pieces), { leftPt, topPt: topPt + 45 })
        }),
    }
  })
}

function setLines(
  galley: Galley,
  element: StructureElement,
  style: TextStyle,
  text: Parameters<typeof breakLines>[1],
  widthPt: number,
): SetLines {
  return { element, style, lines: breakLines(galley.typeface, text, style, widthPt) }
}

function heightOf(paragraphs: readonly SetLines[]): number {
  return paragraphs.reduce((sum, { lines, style }) => sum + lines.length * style.leadingPt, 6)
}

function drawLines(
  paragraphs: readonly SetLines[],
  write: (element: StructureElement, pieces: ReturnType<typeof toPieces>) => void,
  place: { leftPt: number; topPt: number },
): void {
  let topPt = place.topPt
  for (const { element, lines, style } of paragraphs) {
    const firstTopPt = topPt
    write(
      element,
      lines.flatMap((line, index) => toPieces(line, place.leftPt, firstTopPt + index * style.leadingPt, style)),
    )
    topPt += lines.length * style.leadingPt
  }
}

function fitFigure(galley: Galley, text: string, widthPt: number): TextStyle {
  const sizes = [styles.figure.sizePt, 13, 11.5, 10, 9]
  const fits = sizes.find((sizePt) => breakLines(galley.typeface, [text], { ...styles.figure, sizePt }, widthPt).length <= 1)
  return { ...styles.figure, sizePt: fits ?? 9 }
}

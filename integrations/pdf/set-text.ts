import type { Inline } from './blocks.ts'
import { breakLines, type Line } from './break-lines.ts'
import type { Piece } from './pen.ts'
import type { Galley, Slice } from './slice.ts'
import { baselineOf, styles, type TextStyle } from './style.ts'
import { addElement, type StructureElement, type StructureTag } from './structure.ts'

type TextSetting = {
  text: readonly Inline[]
  style: TextStyle
  tag: StructureTag
  spaceBeforePt: number
  keepWithNext?: boolean
  indentPt?: number
}

/** Sets running text as one element, a slice a line, with no single line of it alone at the foot or the head of a page. */
export function setText(galley: Galley, setting: TextSetting): Slice[] {
  const element = addElement(galley.parent, setting.tag)
  return sliceLines(galley, setting, element)
}

type Label = { text: string; element: StructureElement; indentPt: number }

/** A paragraph that stands beside its number or bullet. */
export function setLabelled(galley: Galley, label: Label, body: StructureElement, text: string): Slice[] {
  const style = styles.normal
  const setting = { text: [text], style, spaceBeforePt: 4, indentPt: label.indentPt }
  return sliceLines(galley, setting, body).map((slice, index) => (index === 0 ? { ...slice, draw: drawLabelled(slice) } : slice))

  function drawLabelled({ draw }: Slice): Slice['draw'] {
    const muted = { ...style, color: styles.label.color }
    return (pen, topPt) => {
      pen.write(label.element, [{ xPt: galley.leftPt, baselinePt: baselineOf(topPt, style), style: muted, text: `${label.text} ` }])
      draw(pen, topPt)
    }
  }
}

function sliceLines(galley: Galley, setting: Omit<TextSetting, 'tag'>, element: StructureElement): Slice[] {
  const { style, spaceBeforePt, keepWithNext = false, indentPt = 0 } = setting
  const lines = breakLines(galley.typeface, setting.text, style, galley.widthPt - indentPt)
  return lines.map((line, index) => ({
    heightPt: style.leadingPt,
    spaceBeforePt: index === 0 ? spaceBeforePt : 0,
    keepWithNext: index === lines.length - 1 ? keepWithNext : bindsToNext(index, lines.length),
    draw: (pen, topPt) => pen.write(element, toPieces(line, galley.leftPt + indentPt, topPt, style)),
  }))
}

/** Two lines at least stay together at each end of a paragraph. */
function bindsToNext(index: number, count: number): boolean {
  return index === 0 || index === count - 2
}

export function toPieces(line: Line, leftPt: number, topPt: number, style: TextStyle): Piece[] {
  return line.pieces.map(({ face, text, offsetPt }) => ({
    xPt: leftPt + offsetPt,
    baselinePt: baselineOf(topPt, style),
    style: { face, sizePt: style.sizePt, color: style.color },
    text,
  }))
}

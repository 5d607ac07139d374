import type { TextStyle } from './style.ts'
import type { StructureElement } from './structure.ts'

/** What is no part of the text: screen readers skip it. */
export type Artifact = 'header' | 'footer' | 'layout'

export type Piece = { xPt: number; baselinePt: number; style: Pick<TextStyle, 'face' | 'sizePt' | 'color'>; text: string }

export type Box = { xPt: number; topPt: number; widthPt: number; heightPt: number; color: string }

export type Stroke =
  | { kind: 'text'; mark: Artifact | { tag: string; markedContentId: number }; pieces: readonly Piece[] }
  | { kind: 'box'; box: Box }

/** A place that others must find again, by name: where somebody signs. */
export type Spot = { name: string; xPt: number; topPt: number; widthPt: number; heightPt: number }

/** Records the content of one page. Positions are in points from the top left. */
export type Pen = {
  write(target: StructureElement | Artifact, pieces: readonly Piece[]): void
  /** A filled rectangle; a rule is a thin one. Always an artifact. */
  paint(box: Box): void
  markSpot(spot: Spot): void
  readonly strokes: readonly Stroke[]
  /** The element of each marked content id of the page. */
  readonly owners: readonly StructureElement[]
  readonly spots: readonly Spot[]
}

export function createPen(pageIndex: number): Pen {
  const strokes: Stroke[] = []
  const owners: StructureElement[] = []
  const spots: Spot[] = []

  function write(target: StructureElement | Artifact, pieces: readonly Piece[]): void {
    strokes.push({ kind: 'text', mark: typeof target === 'string' ? target : openMark(target), pieces })
  }

  function openMark(element: StructureElement): { tag: string; markedContentId: number } {
    const markedContentId = owners.push(element) - 1
    element.children.push({ pageIndex, markedContentId })
    return { tag: element.tag, markedContentId }
  }

  function paint(box: Box): void {
    strokes.push({ kind: 'box', box })
  }

  return { write, paint, markSpot: (spot) => void spots.push(spot), strokes, owners, spots }
}

import type { Pen } from './pen.ts'
import type { StructureElement } from './structure.ts'
import type { Typeface } from './typeface.ts'

/** A piece of a block that is never cut: a line of text, a row of a table. Pages are filled with slices. */
export type Slice = {
  heightPt: number
  /** Dropped at the top of a page. */
  spaceBeforePt: number
  /** No page break after this slice. */
  keepWithNext: boolean
  draw: (pen: Pen, topPt: number) => void
  /** Stands again above this slice when a page starts with it, such as the header of a table. An artifact there. */
  repeatedAbove?: { heightPt: number; draw: (pen: Pen, topPt: number) => void }
}

/** Where blocks are set: a column of text and the element of the structure that they become part of. */
export type Galley = { typeface: Typeface; leftPt: number; widthPt: number; parent: StructureElement }

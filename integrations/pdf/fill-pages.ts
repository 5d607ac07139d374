import type { Pen } from './pen.ts'
import type { Slice } from './slice.ts'

export type PlacedSlice = { topPt: number; draw: (pen: Pen, topPt: number) => void }

export type PageSpan = { firstTopPt: number; topPt: number; bottomPt: number }

/**
 * Fills pages in order. Slices that are bound to the next move together; a bound group that is higher than a page is broken where it must be.
 */
export function fillPages(slices: readonly Slice[], span: PageSpan): PlacedSlice[][] {
  const pages: PlacedSlice[][] = [[]]
  let cursorPt = span.firstTopPt

  function startPage(slice: Slice): void {
    const page: PlacedSlice[] = []
    pages.push(page)
    cursorPt = span.topPt
    if (slice.repeatedAbove === undefined) return
    page.push({ topPt: cursorPt, draw: slice.repeatedAbove.draw })
    cursorPt += slice.repeatedAbove.heightPt
  }

  for (const group of toGroups(slices)) {
    const isPageEmpty = pages.at(-1)?.length === 0
    const groupPt = group.reduce((sum, slice, index) => sum + slice.heightPt + (index === 0 && isPageEmpty ? 0 : slice.spaceBeforePt), 0)
    if (!isPageEmpty && cursorPt + groupPt > span.bottomPt) startPage(group[0]!)
    for (const slice of group) {
      const page = pages.at(-1)!
      if (page.length > 0 && cursorPt + slice.spaceBeforePt + slice.heightPt > span.bottomPt) startPage(slice)
      const current = pages.at(-1)!
      if (current.length > 0) cursorPt += slice.spaceBeforePt
      current.push({ topPt: cursorPt, draw: (pen, topPt) => slice.draw(pen, topPt) })
      cursorPt += slice.heightPt
    }
  }
  return pages
}

function toGroups(slices: readonly Slice[]): Slice[][] {
  const groups: Slice[][] = []
  let isBound = false
  for (const slice of slices) {
    const last = groups.at(-1)
    if (isBound && last !== undefined) last.push(slice)
    else groups.push([slice])
    isBound = slice.keepWithNext
  }
  return groups
}

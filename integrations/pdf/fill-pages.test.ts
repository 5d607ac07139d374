import { array, assert, boolean, constant, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillPages } from './fill-pages.ts'
import { createPen } from './pen.ts'
import type { Slice } from './slice.ts'

const span = { firstTopPt: 150, topPt: 80, bottomPt: 780 }

describe('pages', () => {
  const sizes = array(
    record({ heightPt: integer({ min: 8, max: 120 }), keepWithNext: boolean(), spaceBeforePt: integer({ min: 0, max: 20 }) }),
    { minLength: 0, maxLength: 80, size: 'max' },
  )

  it('hold every slice once, in order, and none over the foot of the page', () => {
    assert(
      property(sizes, (list) => {
        const drawn: number[] = []
        const pages = fillPages(
          list.map((one, index) => toSlice(one, () => drawn.push(index))),
          span,
        )
        pages.forEach((page, at) => {
          let least = at === 0 ? span.firstTopPt : span.topPt
          for (const { topPt, draw } of page) {
            expect(topPt).toBeGreaterThanOrEqual(least)
            draw(createPen(at), topPt)
            least = topPt + list[drawn.at(-1)!]!.heightPt
            expect(least).toBeLessThanOrEqual(span.bottomPt)
          }
        })
        expect(drawn).toEqual(list.map((_, index) => index))
      }),
    )
  })

  it('never part a slice from the next one that it is bound to, unless a page cannot hold them', () => {
    const pairs = array(record({ heightPt: constant(60), keepWithNext: boolean(), spaceBeforePt: constant(6) }), {
      minLength: 2,
      maxLength: 60,
      size: 'max',
    })
    assert(
      property(pairs, (list) => {
        // Three in a row at most, which every page can hold.
        const bound = list.map((one, index) => ({ ...one, keepWithNext: one.keepWithNext && index % 3 !== 2 }))
        const pageOf: number[] = []
        const pages = fillPages(
          bound.map((one, index) => toSlice(one, () => (pageOf[index] = current))),
          span,
        )
        let current = 0
        pages.forEach((page, at) => {
          current = at
          for (const { draw } of page) draw(createPen(at), 0)
        })
        const parted = bound.filter((one, index) => one.keepWithNext && index < bound.length - 1 && pageOf[index] !== pageOf[index + 1])
        expect(parted).toEqual([])
      }),
    )
  })

  it('start with the repeated header where a table goes on', () => {
    const seen: string[] = []
    const row = (name: string): Slice => ({
      ...toSlice({ heightPt: 300, keepWithNext: false, spaceBeforePt: 0 }, () => seen.push(name)),
      repeatedAbove: { heightPt: 30, draw: () => seen.push('header') },
    })
    const pages = fillPages([row('one'), row('two'), row('three'), row('four')], span)
    pages.forEach((page, at) => page.forEach(({ draw, topPt }) => draw(createPen(at), topPt)))
    expect(seen).toEqual(['one', 'two', 'header', 'three', 'four'])
    expect(pages.map((page) => page.map(({ topPt }) => topPt))).toEqual([
      [150, 450],
      [80, 110, 410],
    ])
  })
})

function toSlice(size: Pick<Slice, 'heightPt' | 'keepWithNext' | 'spaceBeforePt'>, onDraw: () => void): Slice {
  return { ...size, draw: () => onDraw() }
}

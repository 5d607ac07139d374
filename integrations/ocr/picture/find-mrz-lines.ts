import { inkBelow } from './find-slope.ts'
import { halve, type GreyPicture, type PixelArea } from './grey-picture.ts'

/** Fewest strokes that a row through a machine-readable line crosses; it has at least thirty characters. */
const fewestStrokes = 16

/**
 * Finds lines that may be machine-readable: long, evenly set rows of strokes without a wide gap, two or three of them
 * below one another with the same edges. The lowest group comes first.
 */
export function findMrzLines(picture: GreyPicture): PixelArea[][] {
  const half = halve(picture)
  const bands = joinRows(half, findRows(half))
  const groups: PixelArea[][] = []
  for (const band of bands) {
    const group = groups.find((one) => belongs(one.at(-1)!, band))
    if (group === undefined) groups.push([band])
    else group.push(band)
  }
  return groups
    .filter((group) => group.length >= 2)
    .map((group) =>
      group.slice(-3).map((band) => ({ left: band.left * 2, top: band.top * 2, width: band.width * 2, height: band.height * 2 })),
    )
    .reverse()
}

type Row = { y: number; left: number; right: number }

function findRows(picture: GreyPicture): Row[] {
  const rows: Row[] = []
  for (let y = 0; y < picture.height; y += 1) {
    const run = longestRun(picture, y)
    if (run !== undefined) rows.push({ y, ...run })
  }
  return rows
}

/** The longest stretch of strokes in a row in which no gap is wider than a few of its usual steps. */
function longestRun({ data, width }: GreyPicture, y: number): { left: number; right: number } | undefined {
  const widestGap = width * 0.05
  let found: { left: number; right: number; strokes: number } | undefined
  let run: { left: number; right: number; strokes: number } | undefined
  let wasInk = false
  for (let x = 0; x < width; x += 1) {
    const isInk = data[y * width + x]! < inkBelow
    if (isInk) {
      if (run === undefined || x - run.right > widestGap) run = { left: x, right: x, strokes: 0 }
      if (!wasInk) run.strokes += 1
      run.right = x
      if (found === undefined || run.strokes > found.strokes) found = run
    }
    wasInk = isInk
  }
  if (found === undefined || found.strokes < fewestStrokes || found.right - found.left < width * 0.3) return undefined
  return found
}

function joinRows(picture: GreyPicture, rows: Row[]): PixelArea[] {
  const bands: { top: number; bottom: number; lefts: number[]; rights: number[] }[] = []
  for (const row of rows) {
    const band = bands.at(-1)
    if (band !== undefined && row.y - band.bottom <= 3) {
      band.bottom = row.y
      band.lefts.push(row.left)
      band.rights.push(row.right)
    } else bands.push({ top: row.y, bottom: row.y, lefts: [row.left], rights: [row.right] })
  }
  return bands
    .map(({ top, bottom, lefts, rights }) => ({
      left: Math.min(...lefts),
      top,
      width: Math.max(...rights) - Math.min(...lefts),
      height: bottom - top + 1,
    }))
    .filter(
      (band) =>
        band.height >= 5 && band.height > band.width * 0.012 && band.height < band.width * 0.08 && band.height < picture.height * 0.1,
    )
}

function belongs(above: PixelArea, below: PixelArea): boolean {
  const step = below.top - above.top
  const slack = above.width * 0.12
  return (
    step > above.height * 1.2 &&
    step < above.width * 0.12 &&
    Math.abs(above.left - below.left) < slack &&
    Math.abs(above.left + above.width - below.left - below.width) < slack
  )
}

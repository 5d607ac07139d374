import type { GreyPicture, PixelArea } from './grey-picture.ts'

/** Where there is ink, in columns and rows; the unit is a pixel of the picture it was taken from. */
export type Ink = { xs: Float32Array; ys: Float32Array; count: number }

/** Dark pixels of a flattened picture within an area. */
export function collectInk({ data, width, height }: GreyPicture, area: PixelArea): Ink {
  const xs = new Float32Array(Math.ceil(area.width) * Math.ceil(area.height))
  const ys = new Float32Array(xs.length)
  let count = 0
  const bottom = Math.min(height, area.top + area.height)
  const right = Math.min(width, area.left + area.width)
  for (let y = Math.max(0, area.top); y < bottom; y += 1) {
    for (let x = Math.max(0, area.left); x < right; x += 1) {
      if (data[y * width + x]! >= inkBelow) continue
      xs[count] = x
      ys[count] = y
      count += 1
    }
  }
  return { xs, ys, count }
}

/** On a flattened picture paper is 255 and print mostly below half of that. */
export const inkBelow = 140

/**
 * The slope at which rows of print are sharpest: for each slope the ink is summed along it, and text gives
 * a profile of full and empty rows only along its own direction. Coarse steps first, then fine ones.
 */
export function findSlope(ink: Ink, from: number, to: number): { slope: number; sharpness: number } {
  const coarse = best(ink, from, to, 0.01)
  return best(ink, coarse.slope - 0.01, coarse.slope + 0.01, 0.002)
}

function best(ink: Ink, from: number, to: number, step: number): { slope: number; sharpness: number } {
  let found = { slope: 0, sharpness: -1 }
  for (let slope = from; slope <= to + step / 2; slope += step) {
    const sharpness = sharpnessAlong(ink, slope)
    if (sharpness > found.sharpness) found = { slope, sharpness }
  }
  return found
}

const rowPx = 2

function sharpnessAlong({ xs, ys, count }: Ink, slope: number): number {
  const offset = 4096
  const profile = new Float64Array(offset * 2)
  let [lowest, highest] = [profile.length, 0]
  for (let index = 0; index < count; index += 1) {
    const row = Math.round((ys[index]! - xs[index]! * slope) / rowPx) + offset
    profile[row]! += 1
    if (row < lowest) lowest = row
    if (row > highest) highest = row
  }
  let sum = 0
  for (let row = Math.max(1, lowest); row <= Math.min(profile.length - 1, highest + 1); row += 1)
    sum += (profile[row]! - profile[row - 1]!) ** 2
  return count === 0 ? 0 : sum / count
}

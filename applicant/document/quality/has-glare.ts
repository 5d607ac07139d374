import type { GreyPicture } from './grey-picture.ts'
import { findPatches } from './patches.ts'

const cellPx = 12
const burntLevel = 252
/** A cell counts when hardly a pixel of it holds anything but white. */
const burntShare = 0.97
/** Drawn pictures without glare measure at most 0.2 % in one patch, with glare at least 3.5 %. */
const largestPatchShare = 0.015

/**
 * Whether light wipes out a part of the document: one patch, burnt out to plain white, that lies inside the picture. A white table that runs
 * out at the edges is no glare.
 */
export function hasGlare({ pixels, width, height }: GreyPicture): boolean {
  const [columns, rows] = [Math.floor(width / cellPx), Math.floor(height / cellPx)]
  const burnt = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let white = 0
      for (let y = row * cellPx; y < (row + 1) * cellPx; y += 1) {
        for (let x = column * cellPx; x < (column + 1) * cellPx; x += 1) white += pixels[y * width + x]! >= burntLevel ? 1 : 0
      }
      if (white >= burntShare * cellPx * cellPx) burnt[row * columns + column] = 1
    }
  }
  const total = burnt.length
  return findPatches(burnt, columns).some(
    ({ size, top, right, bottom, left }) => top + right + bottom + left === 0 && size >= largestPatchShare * total,
  )
}

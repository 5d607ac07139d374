/** Brightness of each pixel, row by row, 0 black to 255 white. */
export type GreyPicture = { pixels: Uint8ClampedArray; width: number; height: number }

/** The long edge to which pictures are brought before they are judged, so that one measure fits every camera. */
export const judgedLongEdgePx = 900

/** From what a canvas holds: red, green, blue and opacity. */
export function toGreyPicture(rgba: Uint8ClampedArray, width: number, height: number): GreyPicture {
  const pixels = new Uint8ClampedArray(width * height)
  for (let index = 0; index < pixels.length; index += 1) {
    const at = index * 4
    pixels[index] = 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!
  }
  return { pixels, width, height }
}

/** Each cell of so many pixels a side as one pixel of its mean. */
export function shrink({ pixels, width, height }: GreyPicture, cell: number): GreyPicture {
  const [columns, rows] = [Math.floor(width / cell), Math.floor(height / cell)]
  const means = new Uint8ClampedArray(columns * rows)
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      let sum = 0
      for (let j = 0; j < cell; j += 1) for (let i = 0; i < cell; i += 1) sum += pixels[(y * cell + j) * width + x * cell + i]!
      means[y * columns + x] = sum / (cell * cell)
    }
  }
  return { pixels: means, width: columns, height: rows }
}

/** The brightness that this share of the pixels stays below. */
export function percentile({ pixels }: GreyPicture, share: number): number {
  const counts = histogram(pixels)
  let seen = 0
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level]!
    if (seen >= pixels.length * share) return level
  }
  return 255
}

export function histogram(pixels: Uint8ClampedArray): Uint32Array {
  const counts = new Uint32Array(256)
  for (const level of pixels) counts[level]! += 1
  return counts
}

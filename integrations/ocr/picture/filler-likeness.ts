import type { GreyPicture, PixelArea } from './grey-picture.ts'

const columns = 12
const rows = 14

/**
 * How much a character looks like the filler `<`: the correlation, -1 to 1, of its ink with two strokes that meet
 * in the middle of the left edge. Text recognisers are trained on words and guess K, L or C in a row of fillers.
 */
export function fillerLikeness(picture: GreyPicture, glyph: PixelArea): number {
  return correlation(sample(picture, glyph), filler)
}

const filler = drawFiller()

function drawFiller(): Float64Array {
  const cells = new Float64Array(columns * rows)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = (column + 0.5) / columns
      const y = (row + 0.5) / rows
      const distance = Math.abs(Math.abs(y - 0.5) - x * 0.44)
      cells[row * columns + column] = Math.max(0, 1 - distance / 0.13)
    }
  }
  return cells
}

function sample({ data, width }: GreyPicture, glyph: PixelArea): Float64Array {
  const cells = new Float64Array(columns * rows)
  const counts = new Float64Array(columns * rows)
  for (let y = 0; y < glyph.height; y += 1) {
    for (let x = 0; x < glyph.width; x += 1) {
      const cell = Math.floor((y * rows) / glyph.height) * columns + Math.floor((x * columns) / glyph.width)
      cells[cell]! += 255 - data[(glyph.top + y) * width + glyph.left + x]!
      counts[cell]! += 1
    }
  }
  return cells.map((sum, index) => (counts[index] === 0 ? 0 : sum / counts[index]!))
}

function correlation(a: Float64Array, b: Float64Array): number {
  const meanA = a.reduce((sum, value) => sum + value, 0) / a.length
  const meanB = b.reduce((sum, value) => sum + value, 0) / b.length
  let [joint, spreadA, spreadB] = [0, 0, 0]
  for (let index = 0; index < a.length; index += 1) {
    joint += (a[index]! - meanA) * (b[index]! - meanB)
    spreadA += (a[index]! - meanA) ** 2
    spreadB += (b[index]! - meanB) ** 2
  }
  return spreadA === 0 || spreadB === 0 ? 0 : joint / Math.sqrt(spreadA * spreadB)
}

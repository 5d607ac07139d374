import { percentile, type GreyPicture } from './grey-picture.ts'

const tilesPerEdge = 12
/** The document fills only a part of the picture, and print a part of that: the eighth sharpest tile stands for it. */
const representativeTile = 7
/**
 * Drawn test pictures of cards and passports measure 100 to 145 when sharp, 32 to 60 when a little soft (the reader still manages), and at most
 * 7 when blurred.
 */
const leastSharpness = 16

/**
 * Whether the print has no edges left: the variance of the Laplacian (Pech-Pacheco 2000) of the sharper tiles, after a small mean filter so
 * that sensor noise is not taken for edges, in proportion to the light so that a dark picture is not taken for a blurred one.
 */
export function isBlurred(picture: GreyPicture): boolean {
  const light = Math.max(1, percentile(picture, 0.9))
  const tiles = tileVariances(laplacian(meanOfNine(picture), picture.width), picture).toSorted((a, b) => b - a)
  return ((tiles[representativeTile] ?? 0) / (light * light)) * 10_000 < leastSharpness
}

function meanOfNine({ pixels, width, height }: GreyPicture): Float32Array {
  const means = new Float32Array(pixels.length)
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      let sum = 0
      for (let row = -width; row <= width; row += width) {
        const at = y * width + x + row
        sum += pixels[at - 1]! + pixels[at]! + pixels[at + 1]!
      }
      means[y * width + x] = sum / 9
    }
  }
  return means
}

function laplacian(values: Float32Array, width: number): Float32Array {
  const edges = new Float32Array(values.length)
  for (let at = width; at < values.length - width; at += 1) {
    edges[at] = 4 * values[at]! - values[at - 1]! - values[at + 1]! - values[at - width]! - values[at + width]!
  }
  return edges
}

function tileVariances(edges: Float32Array, { width, height }: GreyPicture): number[] {
  const [tileWidth, tileHeight] = [Math.floor(width / tilesPerEdge), Math.floor(height / tilesPerEdge)]
  const variances: number[] = []
  for (let tile = 0; tile < tilesPerEdge * tilesPerEdge; tile += 1) {
    const [left, top] = [(tile % tilesPerEdge) * tileWidth, Math.floor(tile / tilesPerEdge) * tileHeight]
    let [sum, squares, count] = [0, 0, 0]
    // The outermost pixels have no neighbours to compare with.
    for (let y = Math.max(2, top); y < Math.min(height - 2, top + tileHeight); y += 1) {
      for (let x = Math.max(2, left); x < Math.min(width - 2, left + tileWidth); x += 1) {
        const edge = edges[y * width + x]!
        sum += edge
        squares += edge * edge
        count += 1
      }
    }
    variances.push(count === 0 ? 0 : squares / count - (sum / count) ** 2)
  }
  return variances
}

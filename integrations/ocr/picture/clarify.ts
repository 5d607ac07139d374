import sharp from 'sharp'
import type { GreyPicture } from './grey-picture.ts'

/** Tones by which neighbouring pixels of bare paper differ: 0 or 1 by day, 5 and more in the dark (measured on drawn papers). */
const noisyFrom = 3

/**
 * A flattened picture for a second look: grain is smoothed away where there is much of it, and print is sharpened where there is little.
 * Sharpened grain looks like print, and keeps an engine busy for minutes. Radius and strength are those with which most amounts were read.
 */
export async function clarify(picture: GreyPicture): Promise<GreyPicture> {
  const { data, width, height } = picture
  const image = sharp(data, { raw: { width, height, channels: 1 } })
  const clear = noiseOf(picture) >= noisyFrom ? image.median(3) : image.sharpen({ sigma: 3, m1: 3, m2: 6 })
  return { data: new Uint8Array(await clear.greyscale().raw().toBuffer()), width, height }
}

/** The median difference between neighbours where there is no print. White is left out: it is what was cut off at the top of the scale. */
export function noiseOf({ data }: GreyPicture): number {
  const counts = new Uint32Array(256)
  let total = 0
  for (let at = 0; at + 1 < data.length; at += 7) {
    const [tone, next] = [data[at]!, data[at + 1]!]
    if (tone <= paperFrom || next <= paperFrom || tone === 255) continue
    counts[Math.abs(tone - next)]! += 1
    total += 1
  }
  let [seen, noise] = [0, 0]
  for (; noise < 255 && seen + counts[noise]! <= total / 2; noise += 1) seen += counts[noise]!
  return noise
}

const paperFrom = 200

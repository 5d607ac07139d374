import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createRandom } from '#sandbox/pictures/random.ts'
import { clarify, noiseOf } from './clarify.ts'
import type { GreyPicture } from './grey-picture.ts'

const [width, height] = [240, 80]

describe('a picture for a second look', () => {
  it('has its print sharpened where it is soft', async () => {
    const soft = await bars({ blur: 3, grain: 0 })
    expect(noiseOf(soft)).toBe(0)
    expect(contrastOf(await clarify(soft))).toBeGreaterThan(contrastOf(soft) * 1.5)
  })

  it('has its grain smoothed away where there is much', async () => {
    const noisy = await bars({ blur: 0.5, grain: 9 })
    expect(noiseOf(noisy)).toBeGreaterThanOrEqual(3)
    expect(noiseOf(await clarify(noisy))).toBeLessThan(noiseOf(noisy) / 1.5)
  })
})

/** Black bars on paper, as the stems of letters are: blurred, and then with the grain of a sensor. */
async function bars({ blur, grain }: { blur: number; grain: number }): Promise<GreyPicture> {
  const data = new Uint8Array(width * height).map((_, at) => ((at % width) % 24 < 4 && at % width > 24 && at % width < 120 ? 20 : 235))
  const blurred = await sharp(data, { raw: { width, height, channels: 1 } })
    .blur(blur)
    .greyscale()
    .raw()
    .toBuffer()
  const random = createRandom(7)
  return { data: new Uint8Array(blurred).map((tone) => Math.max(0, Math.min(254, tone + random.normal() * grain))), width, height }
}

/** Between the darkest and the lightest tone of the bars in the middle of the picture. */
function contrastOf({ data }: GreyPicture): number {
  const row = [...data.subarray(width * 40 + 48, width * 40 + 96)]
  return Math.max(...row) - Math.min(...row)
}

import { histogram, shrink, type GreyPicture } from './grey-picture.ts'
import { findPatches } from './patches.ts'

const cellPx = 5
/** Below this, document and table are not told apart well enough to say anything (hard shadows, a white table). */
const leastSeparation = 0.65
const touchedShare = 0.2
const clearlyTouchedShare = 0.25

/**
 * Whether the document runs out of the picture: the largest light patch, told from the darker table by Otsu's threshold (1979), lies along one
 * or two edges. What lies along three or four is the table, or cannot be told, and is left to whoever reads the document.
 */
export function isCut(picture: GreyPicture): boolean {
  const small = shrink(picture, cellPx)
  const { threshold, separation } = otsu(small.pixels)
  if (separation < leastSeparation) return false
  const light = Uint8Array.from(small.pixels, (level) => (level > threshold ? 1 : 0))
  const [page] = findPatches(light, small.width).toSorted((a, b) => b.size - a.size)
  if (!page) return false
  const shares = [page.top / small.width, page.bottom / small.width, page.left / small.height, page.right / small.height]
  const touched = shares.filter((share) => share >= touchedShare).length
  return touched >= 1 && touched <= 2 && Math.max(...shares) >= clearlyTouchedShare
}

/** The level that parts the pixels into two groups as unlike as can be, and how much of their variance that explains, 0 to 1. */
function otsu(pixels: Uint8ClampedArray): { threshold: number; separation: number } {
  const counts = histogram(pixels)
  const count = pixels.length
  const sum = counts.reduce((total, of, level) => total + of * level, 0)
  const mean = sum / count
  const variance = counts.reduce((total, of, level) => total + of * (level - mean) ** 2, 0) / count
  let [darkCount, darkSum, best, threshold] = [0, 0, 0, 0]
  for (let level = 0; level < 255; level += 1) {
    darkCount += counts[level]!
    darkSum += counts[level]! * level
    const lightCount = count - darkCount
    if (darkCount === 0 || lightCount === 0) continue
    const between = (darkCount * lightCount * (darkSum / darkCount - (sum - darkSum) / lightCount) ** 2) / count ** 2
    if (between > best) [best, threshold] = [between, level]
  }
  return { threshold, separation: variance === 0 ? 0 : best / variance }
}

import type { ReadText } from './reading.ts'

export type Pair = { key: number; value: number }

/** A key and its value: a line and the next one right below it, flush with it. The nearest pairs are taken first, each line once. */
export function findPairs(texts: readonly ReadText[]): Pair[] {
  const candidates = texts.flatMap((key, keyIndex) =>
    texts.flatMap((value, valueIndex) => {
      const gap = value.box.top - key.box.top - key.box.height
      const shift = Math.abs(value.box.left - key.box.left)
      const isNear = gap > -key.box.height * 0.5 && gap < key.box.height * 1.6 && shift < key.box.height * 1.5
      return keyIndex !== valueIndex && isNear && value.box.top > key.box.top
        ? [{ key: keyIndex, value: valueIndex, distance: gap + shift }]
        : []
    }),
  )
  const used = new Set<number>()
  return candidates
    .toSorted((a, b) => a.distance - b.distance)
    .flatMap(({ key, value }) => {
      if (used.has(key) || used.has(value)) return []
      used.add(key).add(value)
      return [{ key, value }]
    })
}

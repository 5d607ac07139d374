/** A stream of numbers that is the same for the same seed (mulberry32), so that a picture can be drawn again. */
export type Random = {
  /** From `from` up to `to`. */
  between(from: number, to: number): number
  /** Roughly normal with mean 0 and deviation 1. */
  normal(): number
  pick<T>(choices: readonly T[]): T
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    between: (from, to) => from + (to - from) * next(),
    normal: () => (next() + next() + next() - 1.5) * 2,
    // A non-empty list has an element at every index below its length.
    pick: (choices) => choices[Math.floor(next() * choices.length)]!,
  }
}

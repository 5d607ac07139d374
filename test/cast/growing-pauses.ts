import { setTimeout as pause } from 'node:timers/promises'

const [firstMs, growth, longestMs] = [150, 1.5, 1_000]

/**
 * The pauses between looks at what takes as long as it takes. Each look is a request that the product answers with a dozen statements, and in a
 * journey many people wait at once: who looked four times a second would make everybody wait for longer.
 */
export function growingPauses(): () => Promise<void> {
  let nextMs = firstMs
  return async () => {
    await pause(nextMs)
    nextMs = Math.min(nextMs * growth, longestMs)
  }
}

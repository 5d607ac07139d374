import { setTimeout as pause } from 'node:timers/promises'
import { ProblemAnswer } from '#test/cast/http-session.ts'

const patienceMs = 60_000

/** Sends a request again until somebody answers it: what a phone does whose line dropped. Only one that may be repeated, by its key. */
export async function insist<Value>(request: () => Promise<Value>): Promise<Value> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    try {
      return await request()
    } catch (error) {
      if (Date.now() > giveUpAt || !isWorthRepeating(error)) throw error
      await pause(100)
    }
  }
}

/** Nobody answered, or somebody who cannot serve at the moment: the line, or the key of a request that was cut off. */
function isWorthRepeating(error: unknown): boolean {
  if (error instanceof ProblemAnswer) return error.status === 503 || error.code === 'IDEMPOTENCY_KEY_IN_USE'
  return error instanceof TypeError && error.message === 'fetch failed'
}

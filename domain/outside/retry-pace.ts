import type { RetryOutcome } from './bulk-retry.ts'

/** How many at once, after what pause, and how many rounds in a row met nothing but the outage. */
export type RetryPace = { atOnce: number; pauseMs: number; roundsInVain: number }

/** What one retry of a round came to; `isOutage` where the provider did not answer again. */
export type TriedStep = { outcome: RetryOutcome; isOutage: boolean }

const mostAtOnce = 8
const roundsUntilGivenUp = 3
const inVainPauses = 5

/** One step goes first, to feel whether the provider answers. */
export function firstPace(pauseMs: number): RetryPace {
  return { atOnce: 1, pauseMs, roundsInVain: 0 }
}

/**
 * A provider that comes back is not met by everybody at once: each round that goes well doubles the next, up to eight; one that partly fails
 * halves it; one that meets only the outage goes back to one, after a pause that doubles. Example: 1, 2, 4, 8, 8, …
 */
export function nextPace(pace: RetryPace, round: readonly TriedStep[], pauseMs: number): RetryPace {
  const failures = round.filter(({ isOutage }) => isOutage).length
  const tried = round.filter(({ outcome }) => outcome === 'went_on' || outcome === 'parked_again').length
  if (tried === 0) return pace
  if (failures === 0) return { atOnce: Math.min(pace.atOnce * 2, mostAtOnce), pauseMs, roundsInVain: 0 }
  if (failures < tried) return { atOnce: Math.max(1, Math.floor(pace.atOnce / 2)), pauseMs, roundsInVain: 0 }
  const roundsInVain = pace.roundsInVain + 1
  return { atOnce: 1, pauseMs: pauseMs * inVainPauses * 2 ** (roundsInVain - 1), roundsInVain }
}

/** The provider is not back: whoever waits in it is better off waiting in its place than being tried in vain. */
export function isInVain({ roundsInVain }: RetryPace): boolean {
  return roundsInVain >= roundsUntilGivenUp
}

import type { Quota } from './quota.ts'

/** Keeps the calls to one vendor within what the vendor allows. */
export type Pacer = {
  /** How long the next call must wait from now; it has its place in the line by having asked. */
  reserve(): number
  /** What an answer told: what is left, and whether we were asked to wait. */
  learn(told: { quota?: Quota | undefined; waitMs?: number | undefined }): void
  /** Until when the vendor wants no call, in milliseconds of the epoch; undefined where it wants any. */
  limitedUntil(): number | undefined
}

/** From this part of the quota on, what is left is spread over what is left of the window. */
const carefulBelow = 0.1

/**
 * Full speed while a tenth of the quota or more is left; then the rest is spread evenly over the rest of the window; after the last call, or when
 * the vendor asks us to wait, nothing until the window is over. Example: 5 of 100 left for 30 seconds: one call each 5 seconds.
 */
export function createPacer(now: () => number): Pacer {
  let quota: Quota | undefined
  let closedUntil = 0
  let lastSlot = 0
  const current = () => (quota !== undefined && quota.resetsAt > now() ? quota : undefined)

  const limitedUntil: Pacer['limitedUntil'] = () => {
    const known = current()
    const until = Math.max(closedUntil, known?.remaining === 0 ? known.resetsAt : 0)
    return until > now() ? until : undefined
  }

  return {
    limitedUntil,
    reserve() {
      const at = now()
      const known = current()
      const earliest = limitedUntil() ?? at
      if (known === undefined || known.remaining === 0 || known.remaining >= known.limit * carefulBelow) {
        if (known !== undefined && known.remaining > 0) known.remaining -= 1
        return earliest - at
      }
      const step = (known.resetsAt - at) / (known.remaining + 1)
      lastSlot = Math.max(earliest, lastSlot + step, at)
      known.remaining -= 1
      return Math.min(lastSlot, known.resetsAt) - at
    },
    learn({ quota: told, waitMs }) {
      if (waitMs !== undefined) closedUntil = Math.max(closedUntil, now() + waitMs)
      if (told === undefined) return
      // Answers can overtake each other: within one window what was told last is not always what is left.
      const sameWindow = quota !== undefined && Math.abs(quota.resetsAt - told.resetsAt) < 1000 && quota.limit === told.limit
      quota = { ...told, remaining: sameWindow ? Math.min(quota!.remaining, told.remaining) : told.remaining }
    },
  }
}

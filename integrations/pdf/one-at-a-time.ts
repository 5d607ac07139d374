import { setImmediate as everythingElse } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()

/**
 * Documents are drawn and sealed on the one thread that everything else waits for, a few tenths of a second each. So they take turns, and
 * between two of them everything else gets its own: twenty at once would stand in the way of all cases until the last was ready.
 */
export function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(() => everythingElse()).then(work)
  last = turn.catch(() => undefined)
  return turn
}

import type { Addresses } from './child.ts'

/** A process of the product as the supervisor sees it, whatever kind of program it is. */
export type Part = {
  name: string
  /** A piece of its command line that no other program's has. */
  marker: string
  /** Resolves when it serves. Rejects when it did not come to that, leaving nothing behind. */
  start: (signal: AbortSignal, onSpawn: (group: number) => void) => Promise<RunningPart>
}

export type RunningPart = {
  group: number
  /** Settles when it is gone, with how it ended. */
  exited: Promise<string>
  /** Lets it finish what it is doing, for as long as the part allows. */
  stop: () => Promise<void>
  addresses?: Addresses
}

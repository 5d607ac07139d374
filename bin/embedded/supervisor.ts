import { setTimeout as pause } from 'node:timers/promises'
import type { Part, RunningPart } from './part.ts'
import type { ProcessRecord } from './process-record.ts'
import { endGroup, signalGroup } from './process-group.ts'

export type SupervisorOptions = {
  say: (line: string) => void
  /** Where the process groups are written down, for the next start after we were killed. */
  record: ProcessRecord
  firstRestartAfterMs?: number
}

export type Supervisor = {
  /** Starts a part and keeps it running: when it ends by itself it is started again, sooner the first time than the tenth. */
  start: (part: Part) => Promise<RunningPart>
  /** Stops all parts, the last one started first. */
  stop: () => Promise<void>
  /** Ends all parts at once. */
  force: () => void
  /** The process group of each part that runs now. */
  groups: () => Record<string, number>
}

type Kept = { part: Part; running?: RunningPart; settled: Promise<unknown> }

const longestRestartDelayMs = 30_000
/** A part that ran this long had no trouble with starting. */
const steadyAfterMs = 60_000

export function createSupervisor({ say, record, firstRestartAfterMs = 1000 }: SupervisorOptions): Supervisor {
  const ending = new AbortController()
  const kept: Kept[] = []

  const launch = async (one: Kept): Promise<RunningPart> => {
    const { marker } = one.part
    const running = await one.part.start(ending.signal, (group) => record.add({ group, marker }))
    one.running = running
    return running
  }

  const keepRunning = async (one: Kept, first: RunningPart): Promise<void> => {
    let running: RunningPart | undefined = first
    let startedAt = Date.now()
    let delayMs = firstRestartAfterMs
    for (;;) {
      if (running !== undefined) {
        const how = await running.exited
        delete one.running
        if (!ending.signal.aborted) await endGroup({ group: running.group, marker: one.part.marker }, 0)
        record.remove(running.group)
        if (ending.signal.aborted) return
        if (Date.now() - startedAt > steadyAfterMs) delayMs = firstRestartAfterMs
        say(`${one.part.name} ended unexpectedly (${how}); starting it again in ${delayMs / 1000} s`)
      }
      if (!(await hasPaused(delayMs, ending.signal))) return
      delayMs = Math.min(delayMs * 2, longestRestartDelayMs)
      startedAt = Date.now()
      try {
        running = await launch(one)
        say(`${one.part.name} runs again`)
      } catch (error) {
        if (ending.signal.aborted) return
        running = undefined
        say(`${one.part.name} did not start (${reasonOf(error)}); trying again in ${delayMs / 1000} s`)
      }
    }
  }

  return {
    start: async (part) => {
      const one: Kept = { part, settled: Promise.resolve() }
      kept.push(one)
      const launched = launch(one)
      one.settled = launched.catch(() => undefined)
      const running = await launched
      one.settled = keepRunning(one, running)
      return running
    },
    stop: async () => {
      ending.abort(new Error('Tenor is stopping'))
      for (const one of kept.toReversed()) {
        await one.running?.stop()
        await one.settled
        // Its start was under way and won the race against the end.
        await one.running?.stop()
      }
    },
    force: () => {
      ending.abort(new Error('Tenor is stopping'))
      for (const { running } of kept) if (running !== undefined) signalGroup(running.group, 'SIGKILL')
    },
    groups: () => Object.fromEntries(kept.flatMap(({ part, running }) => (running === undefined ? [] : [[part.name, running.group]]))),
  }
}

async function hasPaused(delayMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(delayMs, undefined, { signal })
    return true
  } catch {
    return false
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

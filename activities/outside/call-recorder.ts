import { type CallToRecord, recordCalls } from '#db/outside/record-calls.ts'
import { recordLimits, type ToldLimit } from '#db/outside/record-limits.ts'
import type { Db } from '#db/connect.ts'
import type { Capability } from '#domain/outside/capability.ts'
import type { ObservedCall, OnCall } from '#integrations/http/observe-call.ts'
import type { ActivityLog } from '../activity-deps.ts'

export type CallRecorder = {
  /** What a client reports its calls to, under the name by which products and staff call the provider. */
  of(capability: Capability, provider: string): OnCall
  /** Writes what is still to be written. */
  close(): Promise<void>
}

type ReportedCall = ObservedCall & { capability: Capability }

type Recorder = { db: Db; log: ActivityLog; everyMs?: number; mostWaiting?: number }

const batchSize = 100
const longestPauseMs = 10_000

/**
 * Writes the calls to outside systems down a moment after they were made, so that no call waits for it and none fails by it. Where the
 * database does not take them they wait; where too many wait the oldest are given up, and the log says how many.
 */
export function createCallRecorder({ db, log, everyMs = 500, mostWaiting = 5_000 }: Recorder): CallRecorder {
  const waiting: ReportedCall[] = []
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let givenUp = 0
  let pauseMs = everyMs

  function report(call: ReportedCall): void {
    waiting.push(call)
    if (waiting.length > mostWaiting) {
      waiting.shift()
      givenUp += 1
    }
    later()
  }

  function later(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      writing = write()
    }, pauseMs).unref()
  }

  async function write(): Promise<void> {
    const batch = waiting.splice(0, batchSize)
    if (batch.length === 0) return
    try {
      await recordCalls(db, batch.map(toRow))
      await recordLimits(db, batch.filter(({ quota, limitedUntil }) => quota ?? limitedUntil).map(toLimit))
      pauseMs = everyMs
      if (givenUp > 0) log.warn({ calls: givenUp }, 'calls to outside systems were not written down')
      givenUp = 0
    } catch (error) {
      waiting.unshift(...batch)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      log.warn(
        { waiting: waiting.length, error: error instanceof Error ? error.name : 'unknown' },
        'calls to outside systems wait to be written down',
      )
    }
    if (waiting.length > 0) later()
  }

  return {
    of: (capability, provider) => (call) => report({ ...call, capability, provider }),
    async close() {
      clearTimeout(timer)
      await writing
      for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
        before = waiting.length
        await write()
      }
      clearTimeout(timer)
    },
  }
}

function toLimit({ provider, quota, limitedUntil }: ReportedCall): ToldLimit {
  return { provider, ...(quota && { quota }), ...(limitedUntil !== undefined && { limitedUntil }) }
}

function toRow({ describeExchange, quota: _quota, limitedUntil: _limitedUntil, ...call }: ReportedCall): CallToRecord {
  return { ...call, ...describeExchange?.() }
}

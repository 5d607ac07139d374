import { createHash } from 'node:crypto'
import { replayRuns } from '#bin/audit/replay-runs.ts'
import type { Finding } from '#domain/audit/finding.ts'

/** Replays what was not replayed before: the same histories on the same code come to the same, whatever else of an export was changed. */
export function rememberReplays(): typeof replayRuns {
  const found = new WeakMap<object, Map<string, Promise<Finding[]>>>()
  return (runs, processes) => {
    const onThisCode = found.get(processes) ?? new Map<string, Promise<Finding[]>>()
    found.set(processes, onThisCode)
    const key = createHash('sha256').update(JSON.stringify(runs)).digest('hex')
    const replayed = onThisCode.get(key) ?? replayRuns(runs, processes)
    onThisCode.set(key, replayed)
    return replayed
  }
}

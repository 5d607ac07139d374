import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

/** One run as the engine recorded it, free of what names the machine that ran it. */
export type RecordedRun = { workflowId: string; events: unknown[] }

const folder = join(import.meta.dirname, 'recorded')

/** The runs of every recorded way. */
export function readRecorded(): { way: string; runs: RecordedRun[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json.gz'))
    .sort()
    .map((name) => ({
      way: name.replace('.json.gz', ''),
      runs: JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8')) as RecordedRun[],
    }))
}

export function writeRecorded(way: string, runs: RecordedRun[]): void {
  writeFileSync(
    join(folder, `${way}.json.gz`),
    gzipSync(JSON.stringify(runs.map((run) => ({ ...run, events: impersonal(run.events) }))), { level: 9 }),
  )
}

/** Without the names of processes, hosts and paths: none of it matters to a replay. */
function impersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(impersonal)
  if (value === null || typeof value !== 'object') return value
  const isStickyQueue = 'kind' in value && value.kind === 'TASK_QUEUE_KIND_STICKY'
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'identity' || key === 'stackTrace') return [key, '']
      if (key === 'name' && isStickyQueue) return [key, 'sticky']
      return [key, impersonal(member)]
    }),
  )
}

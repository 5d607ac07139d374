import { parseHistory, summariseRun, type RunSummary } from '#domain/audit/run-history.ts'
import type { HistoryReader } from './history-reader.ts'

type GatheredRun = { workflowId: string; runId: string; history: string; summary: RunSummary }

export type GatheredRuns = {
  /** The first run first. */
  runs: GatheredRun[]
  /** Runs that are known to have been and whose history nobody has any more. */
  missing: { workflowId: string; runId: string }[]
}

/** Where histories are: what the record kept when a run ended comes first, because it never changes; the engine has the rest. */
export type RunSources = {
  engine: HistoryReader
  keptRunIds(caseId: string): Promise<string[]>
  readKept(runId: string): Promise<string | undefined>
}

/** Every run of one case's workflow, followed back from the newest to the first, and on from it where it continued meanwhile. */
export async function gatherRuns(
  sources: RunSources,
  { caseId, workflowId }: { caseId: string; workflowId: string },
): Promise<GatheredRuns> {
  const newest = (await sources.engine.latestRunId(workflowId)) ?? (await sources.keptRunIds(caseId))[0]
  const gathered: GatheredRuns = { runs: [], missing: [] }
  for (let runId = newest; runId !== undefined;) {
    const run = await readRun(sources, workflowId, runId)
    if (!run) gathered.missing.unshift({ workflowId, runId })
    else gathered.runs.unshift(run)
    runId = run?.summary.previousRunId
  }
  for (let runId = gathered.runs.at(-1)?.summary.nextRunId; runId !== undefined;) {
    const run = await readRun(sources, workflowId, runId)
    if (!run) gathered.missing.push({ workflowId, runId })
    else gathered.runs.push(run)
    runId = run?.summary.nextRunId
  }
  return gathered
}

async function readRun(sources: RunSources, workflowId: string, runId: string): Promise<GatheredRun | undefined> {
  const history = (await sources.readKept(runId)) ?? (await sources.engine.read(workflowId, runId))
  return history === undefined ? undefined : { workflowId, runId, history, summary: summariseRun(parseHistory(history)) }
}

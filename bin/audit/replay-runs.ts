import { fileURLToPath } from 'node:url'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { bundleWorkflowCode, DefaultLogger, Worker, type InjectedSinks, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import { contradicted, counted, unless, type Finding } from '#domain/audit/finding.ts'
import { parseHistory, type HistoryEvent } from '#domain/audit/run-history.ts'
import { payloadsOf, valueOf } from './payloads.ts'
import type { CallSinks } from './report-calls.ts'

export type RunToReplay = { file: string; workflowId: string; text: string }

/** What a run asked of the world, by how its history names it, with its arguments as canonical JSON. */
type Calls = Map<string, string>

/** The code of the processes, ready to replay against. */
export type ProcessCode = WorkflowBundleWithSourceMap

const reportCalls = fileURLToPath(new URL('./report-calls.ts', import.meta.url))

export function bundleProcesses(workflowsPath: string): Promise<ProcessCode> {
  return bundleWorkflowCode({ workflowsPath, workflowInterceptorModules: [reportCalls], logger: new DefaultLogger('ERROR') })
}

/**
 * Replays each history against the code of the processes, on no server: the same answers must lead to the same steps in the same order, and every
 * call that the code makes must carry the arguments that were recorded. So what the record was told is what the code makes of what happened.
 */
export async function replayRuns(runs: readonly RunToReplay[], workflowBundle: ProcessCode): Promise<Finding[]> {
  // Runs are replayed one after the other, so what is being made belongs to the run whose turn it is.
  let made: Calls = new Map()
  const sinks: InjectedSinks<CallSinks> = {
    calls: {
      made: {
        callDuringReplay: true,
        fn: (_info, key, name, args) => void made.set(key, `${name} ${canonicalJson(JSON.parse(args))}`),
      },
    },
  }
  const histories = runs.map(({ workflowId, text }) => ({ workflowId, history: historyFromJSON({ events: parseHistory(text) }) }))
  const problems: string[] = []
  let [replayed, compared] = [0, 0]
  for await (const { error } of Worker.runReplayHistories({ workflowBundle, sinks }, histories)) {
    const { file, text } = runs[replayed]!
    if (error) problems.push(`${file} does not replay: the code of this checkout would not have done what it tells. ${firstLine(error)}`)
    else {
      const recorded = recordedCalls(parseHistory(text))
      problems.push(...differences(file, recorded, made))
      compared += recorded.size
    }
    replayed += 1
    made = new Map()
  }
  if (replayed < runs.length) problems.push(`Only ${replayed} of ${counted(runs.length, 'run')} could be replayed.`)
  const sentence = `${counted(runs.length, 'run')} replayed without a difference: ${counted(compared, 'call')} in the same order with the same arguments.`
  return unless(problems.map(contradicted), sentence)
}

function differences(file: string, recorded: Calls, replayed: Calls): string[] {
  return [...recorded]
    .filter(([key, call]) => replayed.get(key) !== call)
    .map(([key, call]) => `${file} tells of a call (${key}, ${call.split(' ')[0]}) that the code makes with other arguments or not at all.`)
}

function recordedCalls(events: readonly HistoryEvent[]): Calls {
  return new Map(
    events.flatMap((event): [string, string][] => {
      const call = recordedCall(event)
      return call ? [[call.key, `${call.name} ${canonicalJson(payloadsOf(call.input).map(valueOf))}`]] : []
    }),
  )
}

function recordedCall(event: HistoryEvent): { key: string; name: string; input: unknown } | undefined {
  const activity = event['activityTaskScheduledEventAttributes'] as
    | { activityId: string; activityType: { name: string }; input: unknown }
    | undefined
  if (activity) return { key: `activity ${activity.activityId}`, name: activity.activityType.name, input: activity.input }
  const child = event['startChildWorkflowExecutionInitiatedEventAttributes'] as
    | { workflowId: string; workflowType: { name: string }; input: unknown }
    | undefined
  if (child) return { key: `child ${child.workflowId}`, name: child.workflowType.name, input: child.input }
  const next = event['workflowExecutionContinuedAsNewEventAttributes'] as { input: unknown } | undefined
  return next && { key: 'next run', name: 'continueAsNew', input: next.input }
}

function firstLine(error: Error): string {
  return error.message.split('\n')[0] ?? ''
}

import { fileURLToPath } from 'node:url'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { Worker, type InjectedSinks, type WorkflowBundleOption } from '@temporalio/worker'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import { contradicted, counted, notProven, unless, type Finding } from '#domain/audit/finding.ts'
import { parseHistory, type HistoryEvent } from '#domain/audit/run-history.ts'
import { processBuild } from '../process-build.ts'
import { processBundle } from '../process-bundle.ts'
import { payloadsOf, valueOf } from './payloads.ts'
import type { CallSinks } from './report-calls.ts'

export type RunToReplay = { file: string; workflowId: string; text: string }

/** What a run asks of the world, by how its history names it, with its arguments as canonical JSON. */
type Calls = Map<string, string>
/** What a run asked for, and the build that did; undefined where the history does not say. */
type RecordedCalls = Map<string, { call: string; build: string | undefined }>

/** The code of the processes, ready to replay against, and how histories name it. */
export type ProcessCode = { bundle: WorkflowBundleOption; build: string }

const reportCalls = fileURLToPath(new URL('./report-calls.ts', import.meta.url))

/** Our own processes where no others are named. */
export async function bundleProcesses(workflowsPath?: string): Promise<ProcessCode> {
  const bundle = await processBundle({ interceptors: [reportCalls], ...(workflowsPath !== undefined && { workflowsPath }) })
  return { bundle, build: processBuild() }
}

/**
 * Replays each history against the code of the processes, on no server: the same answers must lead to the same steps in the same order, and every
 * call that the code makes must carry the arguments that were recorded. So what the record was told is what the code makes of what happened.
 * What other code asked for can only be judged by that code: where it differs nothing is said of it but which code that is.
 */
export async function replayRuns(runs: readonly RunToReplay[], { bundle, build }: ProcessCode): Promise<Finding[]> {
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
  const problems: Finding[] = []
  let [replayed, same] = [0, 0]
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: bundle, sinks }, histories)) {
    const { file, text } = runs[replayed]!
    const recorded = recordedCalls(parseHistory(text))
    if (error) problems.push(notReplayed(file, recorded, { build, error }))
    else {
      const different = [...recorded].filter(([key, { call }]) => made.get(key) !== call)
      problems.push(...differences(file, different, build))
      same += recorded.size - different.length
    }
    replayed += 1
    made = new Map()
  }
  if (replayed < runs.length) problems.push(contradicted(`Only ${replayed} of ${counted(runs.length, 'run')} could be replayed.`))
  const isWhole = problems.length === 0
  return unless(
    problems,
    `${counted(runs.length, 'run')} replayed ${isWhole ? 'without a difference' : 'in the same order'}: ${counted(same, 'call')} ${isWhole ? 'in the same order ' : ''}with the same arguments.`,
  )
}

function notReplayed(file: string, recorded: RecordedCalls, { build, error }: { build: string; error: Error }): Finding {
  const others = otherBuilds([...recorded.values()], build)
  return others.length === 0
    ? contradicted(`${file} does not replay: the code of this checkout would not have done what it tells. ${firstLine(error)}`)
    : notProven(`${file} does not replay on this code, ${build}. It was recorded by ${others.join(' and ')}: verify with that.`)
}

/** What this code asked for and would not ask for speaks against the history; what other code asked for, that code can judge. */
function differences(file: string, different: [key: string, { call: string; build: string | undefined }][], build: string): Finding[] {
  const own = different.filter(([, recorded]) => recorded.build === build)
  const foreign = different.filter(([, recorded]) => recorded.build !== build).map(([, recorded]) => recorded)
  const others = otherBuilds(foreign, build)
  return [
    ...own.map(([key, { call }]) =>
      contradicted(`${file} tells of a call (${key}, ${call.split(' ')[0]}) that the code makes with other arguments or not at all.`),
    ),
    ...(foreign.length === 0
      ? []
      : [
          notProven(
            `${file} tells of ${counted(foreign.length, 'call')} that this code, ${build}, would make otherwise: they were made by ${others.join(' and ')}. Verify with that.`,
          ),
        ]),
  ]
}

function otherBuilds(recorded: readonly { build: string | undefined }[], build: string): string[] {
  const others = recorded
    .filter((one) => one.build !== build)
    .map((one) => (one.build === undefined ? 'code that is not named' : one.build))
  return [...new Set(others)]
}

function recordedCalls(events: readonly HistoryEvent[]): RecordedCalls {
  const builds = new Map(events.map((event) => [event.eventId, buildOf(event)]))
  return new Map(
    events.flatMap((event): [string, { call: string; build: string | undefined }][] => {
      const call = recordedCall(event)
      if (!call) return []
      return [[call.key, { call: `${call.name} ${canonicalJson(payloadsOf(call.input).map(valueOf))}`, build: builds.get(call.decidedIn) }]]
    }),
  )
}

/** Which code made a decision, as the engine keeps it with each. */
function buildOf(event: HistoryEvent): string | undefined {
  const task = event['workflowTaskCompletedEventAttributes'] as { workerVersion?: { buildId?: string } } | undefined
  return task?.workerVersion?.buildId
}

type Decided = { input: unknown; workflowTaskCompletedEventId: string }

function recordedCall(event: HistoryEvent): { key: string; name: string; input: unknown; decidedIn: string } | undefined {
  const activity = event['activityTaskScheduledEventAttributes'] as
    | (Decided & { activityId: string; activityType: { name: string } })
    | undefined
  if (activity) return called(`activity ${activity.activityId}`, activity.activityType.name, activity)
  const child = event['startChildWorkflowExecutionInitiatedEventAttributes'] as
    | (Decided & { workflowId: string; workflowType: { name: string } })
    | undefined
  if (child) return called(`child ${child.workflowId}`, child.workflowType.name, child)
  const next = event['workflowExecutionContinuedAsNewEventAttributes'] as Decided | undefined
  return next && called('next run', 'continueAsNew', next)
}

function called(key: string, name: string, { input, workflowTaskCompletedEventId: decidedIn }: Decided) {
  return { key, name, input, decidedIn }
}

function firstLine(error: Error): string {
  return error.message.split('\n')[0] ?? ''
}

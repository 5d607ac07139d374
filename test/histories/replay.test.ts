import { fileURLToPath } from 'node:url'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { DefaultLogger, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker'
import { beforeAll, describe, expect, it } from 'vitest'
import { processBundle } from '#bin/process-bundle.ts'
import * as processes from '#workflows/index.ts'
import { readRecorded } from './recorded.ts'
import { wayNames } from './ways.ts'

const recorded = readRecorded()
const quiet = new DefaultLogger('ERROR')

/**
 * A process may be changed while cases of it run: each of these histories stands for them. Where one no longer replays, the change needs a
 * `patched` branch, or would strand every running case at that point. Before the first release they may be recorded anew: `npm run histories`.
 */
describe('the histories of cases that ran before', () => {
  beforeAll(() => {
    Runtime.install({ logger: quiet, shutdownSignals: [], telemetryOptions: { logging: { filter: 'OFF' } } })
  })

  it('are there: every way, every process, a case with several runs', () => {
    expect(recorded.map(({ way }) => way)).toEqual(
      expect.arrayContaining([...wayNames, 'one-time-code', 'close-of-business', 'reconciliation', 'watch-list-night', 'rescreening']),
    )
    const types = new Set(recorded.flatMap(({ runs }) => runs.map((run) => run.workflowId.split(':')[0])))
    expect(types).toEqual(new Set(Object.keys(processes)))
    const renewed = recorded.find(({ way }) => way === 'continue-as-new')!
    expect(renewed.runs.filter((run) => run.workflowId.startsWith('loan:')).length).toBeGreaterThanOrEqual(3)
  })

  it('replay on the processes as they are now', async () => {
    const bundle = await processBundle()
    const results = await replay(bundle, recorded)
    expect(results.length).toBeGreaterThan(30)
    expect(results.filter((result) => result.error)).toEqual([])
  })

  it('do not replay on a loan that asks the bureau before it knows the person: the check finds what it is for', async () => {
    const bundle = await processBundle({ workflowsPath: fileURLToPath(new URL('./reordered-workflows.ts', import.meta.url)) })
    const results = await replay(
      bundle,
      recorded.filter(({ way }) => way === 'good-way'),
    )
    const failed = results.filter((result) => result.error)
    expect(failed.map((result) => result.run)).toEqual([expect.stringMatching(/^good-way loan:/)])
    expect(failed[0]?.error).toMatch(/nondeterminism|does not match/i)
  })

  it('name nobody and no machine', () => {
    for (const { runs } of recorded) {
      const text = JSON.stringify(runs)
      expect(text).not.toContain(process.cwd())
      expect(text).not.toMatch(/file:\/\/|node_modules|"identity":"[^"]/)
    }
  })
})

async function replay(
  workflowBundle: WorkflowBundleOption,
  ways: ReturnType<typeof readRecorded>,
): Promise<{ run: string; error?: string }[]> {
  const runs = ways.flatMap(({ way, runs }) => runs.map((run) => ({ way, ...run })))
  const results: { run: string; error?: string }[] = []
  const histories = runs.map(({ workflowId, events }) => ({ workflowId, history: historyFromJSON({ events }) }))
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    results.push({ run: `${runs[results.length]!.way} ${workflowId}`, ...(error && { error: error.message }) })
  }
  return results
}

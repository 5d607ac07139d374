import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createHistoryReader } from '#api/exports/history-reader.ts'
import { gatherRuns } from '#api/exports/gather-runs.ts'
import { parseHistory } from '#domain/audit/run-history.ts'
import { keptHistoryWorkflowId } from '#workflows/kept-history/messages.ts'
import { closeOfBusinessId } from '#workflows/close-of-business/messages.ts'
import { reconciliationId } from '#workflows/reconciliation/messages.ts'
import { watchListNightId } from '#workflows/watch-list-night/messages.ts'
import { bulkRetryWorkflowId } from '#workflows/bulk-retry/messages.ts'
import { codeWorkflowId } from '#workflows/one-time-code/messages.ts'
import { openCaseBench, type CaseBench, type OpenCase } from '../workflows/case-bench.ts'
import { writeRecorded, type RecordedRun } from './recorded.ts'
import { goWay, wayNames } from './ways.ts'
import { judged, listed } from '../workflows/judge-screening.ts'

/**
 * Records anew what `replay.test.ts` replays. Recorded anew, a history proves nothing about the cases that run already: do it for a new way, or
 * before anything has been released; once something has, a changed process keeps the old histories and replays them.
 */
describe('recording the histories', () => {
  const folder = join(import.meta.dirname, 'recorded')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)

  it.each(wayNames)('%s', async (name) => {
    const bench = await openCaseBench()
    try {
      const loan = await goWay(bench, name)
      const runs = await runsOf(bench, loan)
      expect(runs.length).toBeGreaterThanOrEqual(family.length)
      writeRecorded(name, runs)
    } finally {
      await bench.close()
    }
  })

  it('one-time-code', async () => {
    const bench = await openCaseBench({ sendResumeCode: [undefined] })
    try {
      const { taskQueue } = await (await bench.open('loan')).handle.describe()
      const workflowId = codeWorkflowId('code-1')
      const handle = await bench.client.workflow.start('oneTimeCode', { workflowId, taskQueue, args: [{ codeId: 'code-1' }] })
      await handle.result()
      const runs = await recorded(bench, workflowId)
      expect(runs).toHaveLength(1)
      writeRecorded('one-time-code', runs)
    } finally {
      await bench.close()
    }
  })

  it('bulk-retry', async () => {
    const bench = await openCaseBench({ nextStepsToRetry: [toRetry(1), toRetry(2, 3), toRetry()] })
    try {
      const workflowId = bulkRetryWorkflowId('recorded')
      const args = [{ bulkRetryId: 'recorded', pauseMs: 1 }]
      await bench.client.workflow.execute('bulkRetry', { workflowId, taskQueue: bench.taskQueue, args })
      const runs = await recorded(bench, workflowId)
      expect(runs).toHaveLength(1)
      writeRecorded('bulk-retry', runs)
    } finally {
      await bench.close()
    }
  })

  it('close-of-business', async () => {
    const bench = await openCaseBench()
    try {
      const workflowId = `${closeOfBusinessId}:recorded`
      await bench.client.workflow.execute('closeOfBusiness', { workflowId, taskQueue: bench.taskQueue })
      const runs = await recorded(bench, workflowId)
      expect(runs).toHaveLength(1)
      writeRecorded('close-of-business', runs)
    } finally {
      await bench.close()
    }
  })

  it('reconciliation', async () => {
    const bench = await openCaseBench()
    try {
      const workflowId = `${reconciliationId}:recorded`
      await bench.client.workflow.execute('reconciliation', { workflowId, taskQueue: bench.taskQueue })
      const runs = await recorded(bench, workflowId)
      expect(runs).toHaveLength(1)
      writeRecorded('reconciliation', runs)
    } finally {
      await bench.close()
    }
  })

  it('watch-list-night', async () => {
    const bench = await openCaseBench({
      rescreenCustomers: [
        { screened: 200, reviews: 1, isDone: false },
        { screened: 3, reviews: 0, isDone: true },
      ],
    })
    try {
      const workflowId = `${watchListNightId}:recorded`
      await bench.client.workflow.execute('watchListNight', { workflowId, taskQueue: bench.taskQueue })
      const runs = await recorded(bench, workflowId)
      expect(runs).toHaveLength(1)
      writeRecorded('watch-list-night', runs)
    } finally {
      await bench.close()
    }
  })

  it('rescreening', async () => {
    const bench = await openCaseBench({ screenPerson: [listed()] })
    try {
      const review = await bench.open('rescreening')
      await judged(review)
      const runs = await recorded(bench, review.workflowIdOf('rescreening'))
      expect(runs).toHaveLength(1)
      writeRecorded('rescreening', runs)
    } finally {
      await bench.close()
    }
  })
})

/** The cases of one loan. */
const family = ['onboarding', 'documentCheck', 'loan'] as const

function toRetry(...positions: number[]): { positions: number[]; isStopped: boolean } {
  return { positions, isStopped: false }
}

async function runsOf(bench: CaseBench, loan: OpenCase): Promise<RecordedRun[]> {
  const members = await Promise.all(family.map((process) => recorded(bench, loan.workflowIdOf(process))))
  const { runId } = await loan.handle.describe()
  const keeper = keptHistoryWorkflowId(runId)
  await bench.client.workflow.result(keeper)
  return [...members.flat(), ...(await recorded(bench, keeper))]
}

async function recorded(bench: CaseBench, workflowId: string): Promise<RecordedRun[]> {
  const sources = { engine: createHistoryReader(bench.client), keptRunIds: async () => [], readKept: async () => undefined }
  const { runs } = await gatherRuns(sources, { caseId: '', workflowId })
  return runs.map(({ history }) => ({ workflowId, events: parseHistory(history) }))
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findKeptRun, keptRunIds } from '#db/exports/find-runs.ts'
import { historyText } from '#domain/audit/run-history.ts'
import { AppError } from '#domain/errors.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
let caseId: string
beforeAll(async () => {
  bench = await openActivityBench()
  caseId = (await openTestApplication(bench, 'ana-ordinary')).loanCaseId
})
afterAll(() => bench.close())

const started = {
  eventId: '1',
  eventTime: '2026-11-21T10:00:00Z',
  eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
  workflowExecutionStartedEventAttributes: { workflowType: { name: 'loan' } },
}
const ended = { eventId: '2', eventTime: '2026-11-21T11:00:00Z', eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED' }

function archive(runId: string, history: string | undefined): Promise<unknown> {
  const histories = { read: async () => history }
  return bench.run('archiveRun', { caseId, workflowId: `loan:${caseId}`, runId }, { histories })
}

describe('the history of a run that ended', () => {
  it('is kept whole, once, and nobody changes it afterwards', async () => {
    const text = historyText([started, ended])
    expect(await archive('run-1', text)).toEqual({ outcome: 'kept' })
    expect(await archive('run-1', historyText([started, { ...ended, eventId: '3' }]))).toEqual({ outcome: 'kept' })
    expect(await findKeptRun(bench.store.db, 'run-1')).toBe(text)
    await expect(bench.store.db('case_run').where({ run_id: 'run-1' }).update({ sha256: 'x' })).rejects.toThrow('permission denied')
    await expect(bench.store.db('case_run').where({ run_id: 'run-1' }).delete()).rejects.toThrow('permission denied')
  })

  it('is asked for again while the run has not ended', async () => {
    await expect(archive('run-2', historyText([started]))).rejects.toMatchObject({ type: 'RUN_STILL_OPEN', nonRetryable: false })
    expect(await keptRunIds(bench.store.db, caseId)).not.toContain('run-2')
  })

  it('that the engine no longer has is an answer and an alarm in the log: the case goes on', async () => {
    expect(await archive('run-3', undefined)).toEqual({ outcome: 'forgotten' })
    expect(bench.log.lines).toContainEqual(expect.objectContaining({ level: 'error', facts: expect.objectContaining({ runId: 'run-3' }) }))
  })

  it('is refused when it was changed behind the product’s back', async () => {
    await archive('run-4', historyText([started, ended]))
    await bench.owner
      .db('case_run')
      .where({ run_id: 'run-4' })
      .update({ sha256: 'a'.repeat(64) })
    await expect(findKeptRun(bench.store.db, 'run-4')).rejects.toEqual(new AppError('KEPT_HISTORY_DAMAGED', { runId: 'run-4' }))
  })
})

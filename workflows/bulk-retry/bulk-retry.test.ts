import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCaseBench, type CaseBench } from '#test/workflows/case-bench.ts'
import { bulkRetryWorkflowId } from './messages.ts'

type Round = { positions: number[]; isStopped: boolean }
const round = (...positions: number[]): Round => ({ positions, isStopped: false })

describe('a bulk retry', () => {
  let bench: CaseBench
  beforeEach(async () => {
    bench = await openCaseBench()
  })
  afterEach(() => bench.close())

  async function run(): Promise<void> {
    const bulkRetryId = randomUUID()
    const workflowId = bulkRetryWorkflowId(bulkRetryId)
    await bench.client.workflow.execute('bulkRetry', { workflowId, taskQueue: bench.taskQueue, args: [{ bulkRetryId, pauseMs: 1 }] })
  }
  const inputsOf = <Input>(name: 'nextStepsToRetry' | 'retryParkedStep' | 'endBulkRetry') =>
    bench.world.done.filter((one) => one.name === name).map(({ input }) => input as Input)
  const ends = () => inputsOf<{ state: string }>('endBulkRetry').map(({ state }) => state)
  const widths = () => inputsOf<{ atMost: number }>('nextStepsToRetry').map(({ atMost }) => atMost)

  it('feels its way with one case, takes more at once while the provider answers, and tries each once', async () => {
    bench.world.script({ nextStepsToRetry: [round(1), round(2, 3), round(4, 5, 6, 7), round()] })
    await run()
    expect(widths()).toEqual([1, 2, 4, 8])
    const positions = inputsOf<{ position: number }>('retryParkedStep').map(({ position }) => position)
    expect(positions.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(ends()).toEqual(['finished'])
  })

  it('gives up by itself when three rounds in a row meet nothing but the outage', async () => {
    bench.world.script({ nextStepsToRetry: [round(1)], retryParkedStep: [{ outcome: 'parked_again', isOutage: true }] })
    await run()
    expect(widths()).toEqual([1, 1, 1])
    expect(ends()).toEqual(['given_up'])
  })

  it('ends when somebody stops it', async () => {
    bench.world.script({ nextStepsToRetry: [round(1), { positions: [], isStopped: true }] })
    await run()
    expect(ends()).toEqual(['stopped'])
  })
})

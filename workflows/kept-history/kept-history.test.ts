import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goWay } from '#test/histories/ways.ts'
import { openCaseBench, type CaseBench } from '#test/workflows/case-bench.ts'

describe('the history of each run', () => {
  let bench: CaseBench
  beforeEach(async () => {
    bench = await openCaseBench()
  })
  afterEach(() => bench.close())

  async function untilArchived(workflowId: string, times: number): Promise<string[]> {
    const giveUpAt = Date.now() + 10_000
    for (;;) {
      const runs = bench.world.archived.filter((run) => run.workflowId === workflowId).map((run) => run.runId)
      if (runs.length >= times) return runs
      if (Date.now() > giveUpAt) throw new Error(`Kept of ${workflowId}: ${runs.join(', ')}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  it('is kept when its case ends, of the loan and of the cases that it started', async () => {
    const loan = await goWay(bench, 'declined')
    for (const process of ['loan', 'onboarding', 'documentCheck'] as const) {
      const workflowId = loan.workflowIdOf(process)
      const { runId } = await bench.client.workflow.getHandle(workflowId).describe()
      expect(await untilArchived(workflowId, 1)).toEqual([runId])
    }
  })

  it('is kept when the case continues as new, by the run after it, and each run once', async () => {
    const loan = await goWay(bench, 'continue-as-new')
    const runs = await untilArchived(loan.workflowIdOf('loan'), 3)
    expect(new Set(runs).size).toBe(runs.length)
    expect(runs).toContain((await loan.handle.describe()).runId)
  })
})

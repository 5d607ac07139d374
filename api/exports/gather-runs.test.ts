import { describe, expect, it } from 'vitest'
import { historyText } from '#domain/audit/run-history.ts'
import { gatherRuns, type RunSources } from './gather-runs.ts'

const of = { caseId: 'case-1', workflowId: 'loan:case-1' }

function run(runId: string, neighbours: { previous?: string; next?: string } = {}): [string, string] {
  const started = { workflowType: { name: 'loan' }, continuedExecutionRunId: neighbours.previous ?? '' }
  const events: object[] = [
    {
      eventId: '1',
      eventTime: '2026-11-21T10:00:00Z',
      eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
      workflowExecutionStartedEventAttributes: started,
    },
  ]
  if (neighbours.next) {
    events.push({
      eventId: '2',
      eventTime: '2026-11-21T11:00:00Z',
      eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
      workflowExecutionContinuedAsNewEventAttributes: { newExecutionRunId: neighbours.next },
    })
  }
  return [runId, historyText(events)]
}

function sources(parts: { engine?: [string, string][]; kept?: [string, string][]; latest?: string }): RunSources {
  const [engine, kept] = [new Map(parts.engine), new Map(parts.kept)]
  return {
    engine: { latestRunId: async () => parts.latest, read: async (_workflowId, runId) => engine.get(runId) },
    keptRunIds: async () => [...kept.keys()].reverse(),
    readKept: async (runId) => kept.get(runId),
  }
}

async function gathered(parts: Parameters<typeof sources>[0]): Promise<{ runs: string[]; missing: string[] }> {
  const { runs, missing } = await gatherRuns(sources(parts), of)
  return { runs: runs.map((one) => one.runId), missing: missing.map((one) => one.runId) }
}

const [first, second, third] = [run('1', { next: '2' }), run('2', { previous: '1', next: '3' }), run('3', { previous: '2' })]

describe('the runs of a case', () => {
  it('are followed back from the newest to the first', async () => {
    expect(await gathered({ engine: [first, second, third], latest: '3' })).toEqual({ runs: ['1', '2', '3'], missing: [] })
  })

  it('come from the record where they were kept, and from the engine where it still has them', async () => {
    const parts = { kept: [first, second], engine: [third], latest: '3' }
    expect(await gathered(parts)).toEqual({ runs: ['1', '2', '3'], missing: [] })
  })

  it('come from the record alone when the engine knows the case no more', async () => {
    expect(await gathered({ kept: [first, second, third] })).toEqual({ runs: ['1', '2', '3'], missing: [] })
  })

  it('take the kept text before the engine’s: what was kept never changes', async () => {
    const [, kept] = run('3', { previous: '2' })
    const { runs } = await gatherRuns(sources({ kept: [first, second, ['3', kept]], engine: [['3', 'not asked for']], latest: '3' }), of)
    expect(runs.at(-1)?.history).toBe(kept)
  })

  it('go on where the case continued while they were gathered', async () => {
    expect(await gathered({ engine: [first, second, third], latest: '1' })).toEqual({ runs: ['1', '2', '3'], missing: [] })
  })

  it('stop at one that nobody has any more, and name it', async () => {
    expect(await gathered({ engine: [second, third], latest: '3' })).toEqual({ runs: ['2', '3'], missing: ['1'] })
    expect(await gathered({ kept: [first, second] })).toEqual({ runs: ['1', '2'], missing: ['3'] })
  })

  it('are none before the process has begun', async () => {
    expect(await gathered({})).toEqual({ runs: [], missing: [] })
  })
})

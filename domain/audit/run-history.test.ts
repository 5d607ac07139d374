import { describe, expect, it } from 'vitest'
import { historyText, parseHistory, runClosings, summariseRun } from './run-history.ts'

const started = {
  eventId: '1',
  eventTime: '2026-11-21T10:00:00.000000001Z',
  eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
  workflowExecutionStartedEventAttributes: { workflowType: { name: 'loan' }, continuedExecutionRunId: '' },
}

function ended(as: string, attributes: object = {}) {
  return { eventId: '7', eventTime: '2026-11-21T11:00:00Z', eventType: `EVENT_TYPE_WORKFLOW_EXECUTION_${as}`, ...attributes }
}

describe('the history of a run', () => {
  it('has one text, whatever the order in which the engine hands out its fields', () => {
    const turned = Object.fromEntries(Object.entries(started).reverse())
    expect(historyText([turned])).toBe(historyText([started]))
    expect(parseHistory(historyText([started]))).toEqual([started])
  })

  it('of a run that goes on says how far it goes and no ending', () => {
    expect(summariseRun([started])).toEqual({ workflowType: 'loan', lastEventId: 1, lastEventAt: started.eventTime })
  })

  it.each([
    ['COMPLETED', 'completed'],
    ['FAILED', 'failed'],
    ['TIMED_OUT', 'timed_out'],
    ['CANCELED', 'cancelled'],
    ['TERMINATED', 'terminated'],
    ['CONTINUED_AS_NEW', 'continued_as_new'],
  ])('that ends with %s is %s', (as, closedAs) => {
    expect(summariseRun([started, ended(as)])).toMatchObject({ closedAs, lastEventId: 7 })
    expect(runClosings).toContain(closedAs)
  })

  it('knows the run before it and the run after it', () => {
    const second = {
      ...started,
      workflowExecutionStartedEventAttributes: { workflowType: { name: 'loan' }, continuedExecutionRunId: 'run-1' },
    }
    const last = ended('CONTINUED_AS_NEW', { workflowExecutionContinuedAsNewEventAttributes: { newExecutionRunId: 'run-3' } })
    expect(summariseRun([second, last])).toMatchObject({ previousRunId: 'run-1', nextRunId: 'run-3' })
  })

  it.each(['', '{}', '{"events":[]}', '{"events":[{"eventId":1}]}'])('is not %j', (text) => {
    expect(() => parseHistory(text)).toThrow(Error)
  })
})

import { ApplicationFailure } from '@temporalio/common'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { engineLog } from './engine-log.ts'

const lines: Record<string, unknown>[] = []
const log = engineLog(pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }))

it('writes what the engine says as lines of our log, with what finds the process', () => {
  log.warn('Slow workflow task', { workflowType: 'loan', workflowId: 'loan:1', attempt: 2, history: { events: ['Ana Moreira'] } })
  expect(lines.at(-1)).toMatchObject({ level: 40, msg: 'Slow workflow task', workflowType: 'loan', workflowId: 'loan:1', attempt: 2 })
  expect(lines.at(-1)).not.toHaveProperty('history')
})

it('shows the stack of a mistake, and nothing else that an error carries', () => {
  log.error('Workflow task failed', { error: Object.assign(new TypeError('no such step'), { details: ['Ana Moreira'] }) })
  expect(lines.at(-1)).toMatchObject({
    level: 50,
    error: { message: 'no such step', stack: expect.stringContaining('TypeError: no such step') },
  })
  expect(JSON.stringify(lines.at(-1))).not.toContain('Ana Moreira')
})

it('repeats nothing of a failed activity, which has told it itself', () => {
  const before = lines.length
  log.warn('Activity failed', { error: ApplicationFailure.nonRetryable('refused', 'SMS_DOWN', ['+5511900000001']) })
  expect(lines).toHaveLength(before)
})

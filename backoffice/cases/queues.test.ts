import { describe, expect, it } from 'vitest'
import type { CaseCounts } from '../generated/api.ts'
import { caseStates } from '../words/states.ts'
import { findQueue, queueCount, queues, type CaseStatus } from './queues.ts'

const statuses = Object.keys(caseStates) as CaseStatus[]
const counts = Object.fromEntries(statuses.map((status, index) => [status, { value: index + 1, capped: false }])) as CaseCounts['counts']

describe('the queues', () => {
  it('hold every state, each in one queue of its own kind', () => {
    const single = queues.filter((queue) => queue.statuses && queue.name !== 'to-do').flatMap((queue) => queue.statuses ?? [])
    expect(single.toSorted()).toEqual(statuses.toSorted())
  })

  it('begin with what somebody on the desk must do', () => {
    expect(findQueue(null).statuses).toEqual(['needs_attention', 'needs_review', 'awaiting_second_approval', 'on_hold'])
    expect(findQueue('no such queue').name).toBe('to-do')
  })

  it('count their states together, and all of them in the last', () => {
    const sum = (statuses.length * (statuses.length + 1)) / 2
    expect(queueCount(findQueue('all'), counts)).toBe(String(sum))
    expect(queueCount(findQueue('needs-attention'), counts)).toBe(String(counts.needs_attention?.value))
  })

  it('say that there are more where counting stopped', () => {
    expect(queueCount(findQueue('active'), { ...counts, active: { value: 1000, capped: true } })).toBe('1,000+')
  })

  it('say nothing before anything was counted', () => {
    expect(queueCount(findQueue('all'), undefined)).toBeUndefined()
  })
})

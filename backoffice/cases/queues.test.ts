import { describe, expect, it } from 'vitest'
import type { CaseCounts } from '../generated/api.ts'
import { caseStates } from '../words/states.ts'
import { findQueue, queueCount, queues, type CaseStatus } from './queues.ts'

const statuses = Object.keys(caseStates) as CaseStatus[]
const counts = Object.fromEntries(statuses.map((status, index) => [status, { value: index + 1, capped: false }])) as CaseCounts['counts']
const counted: CaseCounts = { counts, mine: { value: 7, capped: false } }

describe('the queues', () => {
  it('hold every state, each in one queue of its own kind', () => {
    const single = queues.filter((queue) => queue.statuses && queue.name !== 'to-do').flatMap((queue) => queue.statuses ?? [])
    expect(single.toSorted()).toEqual(statuses.toSorted())
  })

  it('begin with one’s own work, or with everything for whoever has none here', () => {
    expect(findQueue(null, ['reviewer']).name).toBe('mine')
    expect(findQueue('no such queue', ['auditor', 'compliance']).name).toBe('mine')
    expect(findQueue(null, ['auditor']).name).toBe('all')
    expect(findQueue('mine', ['auditor']).name).toBe('mine')
  })

  it('count their states together, and all of them in the last', () => {
    const sum = (statuses.length * (statuses.length + 1)) / 2
    expect(queueCount(findQueue('all', []), counted)).toBe(String(sum))
    expect(queueCount(findQueue('needs-attention', []), counted)).toBe(String(counts.needs_attention?.value))
  })

  it('count what waits for the person here by themselves', () => {
    expect(queueCount(findQueue('mine', []), counted)).toBe('7')
  })

  it('say that there are more where counting stopped', () => {
    expect(queueCount(findQueue('active', []), { ...counted, counts: { ...counts, active: { value: 1000, capped: true } } })).toBe('1,000+')
  })

  it('say nothing before anything was counted', () => {
    expect(queueCount(findQueue('all', []), undefined)).toBeUndefined()
  })
})

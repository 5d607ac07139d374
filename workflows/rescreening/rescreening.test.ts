import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCaseBench, person, type CaseBench } from '#test/workflows/case-bench.ts'
import { judged, listed } from '#test/workflows/judge-screening.ts'
import { watchListNightId } from '../watch-list-night/messages.ts'

const clara = person('clara', ['compliance'])
let bench: CaseBench
beforeEach(async () => {
  bench = await openCaseBench()
})
afterEach(() => bench.close())

describe('a customer whom a new list may name', () => {
  it('is looked up again on the list that we hold, and judged by two people of compliance', async () => {
    bench.world.script({ screenPerson: [listed()] })
    const review = await bench.open('rescreening')
    await judged(review)
    expect(await review.outcome()).toEqual({ status: 'completed', value: { listed: 'nobody' } })
    expect(bench.world.done.find(({ name }) => name === 'screenPerson')!.input).toMatchObject({ provider: 'ofac' })
    expect(bench.world.countOf('recordScreeningDecision')).toBe(1)
  })

  it('has nothing to fear where the second look finds nothing', async () => {
    const review = await bench.open('rescreening')
    expect(await review.outcome()).toEqual({ status: 'completed', value: { listed: 'nobody' } })
  })

  it('keeps a case that says so when compliance confirms who it is', async () => {
    bench.world.script({ screenPerson: [listed()] })
    const review = await bench.open('rescreening')
    await review.until('rescreening', (facts) => facts.steps.screening?.state === 'needs_attention')
    await review.order('rescreening', clara, { kind: 'decideStep', step: 'screening', decision: 'confirm', reasons: ['same_person'] })
    expect(await review.outcome()).toEqual({ status: 'declined', reasons: ['listed_person'] })
  })
})

describe('the night of the lists', () => {
  const run = () =>
    bench.client.workflow.execute('watchListNight', { workflowId: `${watchListNightId}-${randomUUID()}`, taskQueue: bench.taskQueue })

  it('fetches the list and goes on until nobody is left', async () => {
    bench.world.script({
      rescreenCustomers: [
        { screened: 200, reviews: 1, isDone: false },
        { screened: 17, reviews: 0, isDone: true },
      ],
    })
    expect(await run()).toEqual({ version: 'sha256:1', isNew: true, screened: 217, reviews: 1 })
  })

  it('looks at those who became customers since, although the list is the one of yesterday', async () => {
    bench.world.script({ fetchWatchList: [{ version: 'sha256:1', parties: 7, isNew: false }] })
    expect(await run()).toMatchObject({ isNew: false })
    expect(bench.world.countOf('rescreenCustomers')).toBe(1)
  })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { openApiBench, type ApiBench } from '#test/api/api-bench.ts'

let bench: ApiBench
beforeAll(async () => {
  bench = await openApiBench()
})
afterAll(() => bench.close())

it('asks the database no more for a hundred who look at the figures than for one', async () => {
  let asked = 0
  bench.store.db.on('query', () => void (asked += 1))
  const look = () => Promise.all([bench.caller().send('GET', '/metrics'), bench.caller().send('GET', '/readyz')])
  const answers = (await Promise.all(Array.from({ length: 100 }, look))).flat()
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(asked).toBeGreaterThan(0)
  // A busy machine may take more than a second for them.
  expect(asked).toBeLessThan(100)
})

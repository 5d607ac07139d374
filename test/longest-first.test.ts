import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TestSpecification, Vitest } from 'vitest/node'
import { longest, LongestFirst } from './longest-first.ts'

type Seen = 'never seen' | { failed: boolean; duration: number }

/** The order in which files are begun, by what the runner remembers of each; all of them are of one size. */
async function order(files: readonly [project: string, file: string, seen: Seen][]): Promise<string[]> {
  const specifications = files.map(([name, file]) => {
    const config = { sequence: { groupOrder: name === 'journeys' ? 1 : 0 }, isolate: name === 'journeys' }
    return { moduleId: `/checkout/${file}`, project: { name, config } } as unknown as TestSpecification
  })
  const results = new Map(specifications.map((one, index) => [one, files[index]![2]]))
  const getTestSpecificationResult = (one: TestSpecification) => {
    const seen = results.get(one)
    return seen === 'never seen' ? undefined : seen
  }
  const runner = { cache: { getTestSpecificationResult }, config: { root: '/checkout' } } as unknown as Vitest
  return (await new LongestFirst(runner).sort(specifications)).map(({ moduleId }) => moduleId.replace('/checkout/', ''))
}

describe('the order in which test files are begun', () => {
  it('names only files that are there', () => {
    expect(longest.filter((file) => !existsSync(file))).toEqual([])
    expect(longest).toHaveLength(new Set(longest).size)
  })

  it('has the longest first on a machine that has not seen them run, and each project together', async () => {
    const [first, second] = longest.filter((file) => file.startsWith('test/journeys/'))
    expect(
      await order([
        ['journeys', 'test/journeys/short.test.ts', 'never seen'],
        ['journeys', second!, 'never seen'],
        ['servers', 'db/short.test.ts', 'never seen'],
        ['journeys', first!, 'never seen'],
        ['servers', longest[0]!, 'never seen'],
        ['rules', 'domain/short.test.ts', 'never seen'],
      ]),
    ).toEqual(['domain/short.test.ts', longest[0], 'db/short.test.ts', first, second, 'test/journeys/short.test.ts'])
  })

  it('is what the machine has seen of them, once it has: what failed, and then the longest', async () => {
    expect(
      await order([
        ['servers', longest[0]!, { failed: false, duration: 10 }],
        ['servers', 'db/long.test.ts', { failed: false, duration: 90 }],
        ['servers', 'db/failed.test.ts', { failed: true, duration: 1 }],
      ]),
    ).toEqual(['db/failed.test.ts', 'db/long.test.ts', longest[0]])
  })
})

import { describe, expect, it } from 'vitest'
import { listFamilies, readSamples, unexplainedDifferences } from './run-samples.ts'

describe.each(listFamilies())('published cases: %s', (family) => {
  it.each(readSamples(family).map((sample) => [sample.id, sample] as const))('%s', (_id, sample) => {
    expect(unexplainedDifferences(sample)).toEqual([])
  })
})

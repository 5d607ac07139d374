import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { listFamilies, readSamples } from '#test/samples/run-samples.ts'
import { calculate } from './catalogue.ts'

type Path = readonly (string | number)[]

const samples = listFamilies().flatMap(readSamples)

/** What people, programs and attackers send instead. */
const nonsense: readonly unknown[] = [null, true, [], {}, '', '__proto__', 'NaN', '1e999', '1/0']
const numbers: readonly unknown[] = [-1, 0, 1.5, 2 ** 60, '-1', '0', '999999999999999', '0.00000000000000000001']
const dates: readonly unknown[] = ['2024-02-30', '0001-01-01', '9999-12-31']
const instead = [...nonsense, ...numbers, ...dates]

it('answers or refuses by a typed error whatever stands in one place of a published case', () => {
  const changed = fc
    .constantFrom(...samples)
    .chain((sample) => fc.tuple(fc.constant(sample), fc.constantFrom(...pathsOf(sample.inputs)), fc.constantFrom(...instead)))
  fc.assert(
    fc.property(changed, ([{ kind, inputs }, path, value]) => {
      try {
        expect(calculate(kind, replaced(inputs, path, value))).toBeTypeOf('object')
      } catch (error) {
        expect(error).toBeInstanceOf(AppError)
      }
    }),
    { numRuns: 600 },
  )
})

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]))]
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((one: unknown, index) => (index === key ? replaced(one, rest, by) : one))
  const whole = value as Record<string, unknown>
  return { ...whole, [key]: replaced(whole[key], rest, by) }
}

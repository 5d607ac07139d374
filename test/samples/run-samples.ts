import { readdirSync, readFileSync } from 'node:fs'
import { calculate } from '#domain/calculations/catalogue.ts'
import { compareSample, type Tolerance } from './compare-sample.ts'

export type Sample = { id: string; kind: string; inputs: unknown; expected: unknown; tolerance?: Tolerance }

const folder = new URL('.', import.meta.url)

/** Reference tables that no calculation answers. */
const notCalculated = new Set(['gl-postings'])

export function listFamilies(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.replace('.jsonl', ''))
    .filter((family) => !notCalculated.has(family))
}

export function readSamples(family: string): Sample[] {
  const text = readFileSync(new URL(`${family}.jsonl`, folder), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Sample]))
}

/** What differs from the published result; an error of the calculation is a difference. */
export function runSample({ kind, inputs, expected, tolerance }: Sample): string[] {
  try {
    return compareSample(calculate(kind, inputs), expected, tolerance)
  } catch (error) {
    return [String(error)]
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { calculate } from '#domain/calculations/catalogue.ts'
import { compareSample, type Tolerance } from './compare-sample.ts'

export type Sample = { id: string; kind: string; inputs: unknown; expected: unknown; tolerance?: Tolerance }

const folder = new URL('.', import.meta.url)

/** Reference tables that no calculation answers. */
const notCalculated = new Set(['gl-postings', 'gl-postings-more'])

/**
 * Facts that a published case rests on and its inputs leave out. The deposit matured on 1 January 2015 and was closed three months later, still
 * earning; nothing else in the case says when. The due dates of the loan grow from the day on which it was applied for, which its 29 days up to
 * the first of them give.
 */
const missingInputs: Record<string, object> = {
  'lend-fd-13': { closed_on: '2015-04-01' },
  'lend-sch-213': { term_starts_on: '2024-01-31' },
}

/**
 * Published tables that another table of the same case contradicts. Here interest of a month is asked for at 4 % although it is 1.15 % by then;
 * once a payment was taken back, the case itself publishes it at 1.15 %.
 */
const contradicted: Record<string, readonly string[]> = { 'lend-evt-075': ['snapshots[4]', 'snapshots[5]'] }

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

export function wholeInputs({ id, inputs }: Pick<Sample, 'id' | 'inputs'>): unknown {
  return missingInputs[id] === undefined ? inputs : { ...(inputs as object), ...missingInputs[id] }
}

/** What differs from the published result; an error of the calculation is a difference. */
export function runSample({ id, kind, inputs, expected, tolerance }: Sample): string[] {
  try {
    return compareSample(calculate(kind, wholeInputs({ id, inputs })), expected, tolerance)
  } catch (error) {
    return [String(error)]
  }
}

/** What differs and is not contradicted by the case itself. */
export function unexplainedDifferences(sample: Sample): string[] {
  return unexplained(sample, runSample(sample))
}

/** The same, of a result that somebody else calculated. */
export function unexplainedDifferencesOf(sample: Sample, result: unknown): string[] {
  return unexplained(sample, compareSample(result, sample.expected, sample.tolerance))
}

function unexplained({ id }: Sample, differences: readonly string[]): string[] {
  const known = contradicted[id] ?? []
  return differences.filter((difference) => !known.some((table) => difference.startsWith(table)))
}

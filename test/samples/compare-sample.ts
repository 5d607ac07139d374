import { Decimal } from '#domain/rates/decimal.ts'

export type Tolerance = { abs?: string } | undefined

const number = /^-?\d+(\.\d+)?$/

/**
 * What differs between a result and what was published, as one line each; nothing when they agree. The result may hold more keys, and more
 * rows where the published table is an extract; a table that is null was not published. Numbers agree within the tolerance; without one, texts must be the same.
 */
export function compareSample(result: unknown, expected: unknown, tolerance: Tolerance, path = ''): string[] {
  if (expected === null && typeof result === 'object') return []
  if (Array.isArray(expected)) {
    if (!Array.isArray(result)) return [`${path}: a list is missing`]
    return expected.flatMap((one, index) => compareSample(result[index], one, tolerance, `${path}[${index}]`))
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof result !== 'object' || result === null) return [`${path}: missing, expected ${JSON.stringify(expected)}`]
    return Object.entries(expected).flatMap(([key, value]) =>
      compareSample((result as Record<string, unknown>)[key], value, tolerance, path === '' ? key : `${path}.${key}`),
    )
  }
  return agrees(result, expected, tolerance) ? [] : [`${path}: ${JSON.stringify(result)} instead of ${JSON.stringify(expected)}`]
}

function agrees(result: unknown, expected: unknown, tolerance: Tolerance): boolean {
  if (result === expected) return true
  if (tolerance?.abs === undefined || !number.test(String(result)) || !number.test(String(expected))) return false
  return new Decimal(String(result)).minus(String(expected)).abs().lte(tolerance.abs)
}

import { toMinor } from '#domain/money/minor.ts'

/** A row or a part of one as JSON has it; the schema of the record says what is in it. */
export type Plain = Record<string, unknown>

/** Instants as text, amounts as whole numbers. Amounts are known by the end of their name, which every amount has. */
export function toPlain(row: Readonly<Plain>): Plain {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toValue(name, value)]))
}

function toValue(name: string, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return name.endsWith('Minor') && typeof value === 'string' ? toMinor(BigInt(value)) : value
}

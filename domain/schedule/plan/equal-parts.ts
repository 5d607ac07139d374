import { roundToMultiple } from '#domain/money/rounding.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { digitsAtScale, divide, nineteen } from '#domain/rates/nineteen-digits.ts'

/** An amount in equal parts; the last one takes what rounding left over. */
export type EqualParts = { readonly totalMinor: number; readonly count: number; readonly partMinor: number; readonly leftOverMinor: number }

export function equalParts(totalMinor: number, count: number, multipleMinor: number | null = null): EqualParts {
  if (totalMinor <= 0) return { totalMinor, count, partMinor: 0, leftOverMinor: 0 }
  const part = Number(digitsAtScale(divide(nineteen(totalMinor), nineteen(count)), 0))
  const partMinor = multipleMinor === null ? part : roundToMultiple(parseMinor(part), multipleMinor, 'half_even')
  return { totalMinor, count, partMinor, leftOverMinor: totalMinor - partMinor * count }
}

/** Parts of one component such that all components together are equal: what the others leave of the equal part of the whole. */
export function remainingParts(
  totalMinor: number,
  wholeMinor: number,
  otherPartsMinor: number,
  count: number,
  multipleMinor: number | null = null,
): EqualParts {
  const partMinor = equalParts(wholeMinor, count, multipleMinor).partMinor - otherPartsMinor
  return { totalMinor, count, partMinor, leftOverMinor: totalMinor - partMinor * count }
}

export function addParts(first: EqualParts, second: EqualParts): EqualParts {
  return {
    totalMinor: first.totalMinor + second.totalMinor,
    count: first.count,
    partMinor: first.partMinor + second.partMinor,
    leftOverMinor: first.leftOverMinor + second.leftOverMinor,
  }
}

/** The part at an index. When rounding up would make the last part negative, parts are given until the amount is used up. */
export function partAt(parts: EqualParts, index: number): number {
  const last = parts.partMinor + parts.leftOverMinor
  if (last < 0) return parts.totalMinor - parts.partMinor * (index + 1) < 0 ? 0 : parts.partMinor
  return index === parts.count - 1 ? last : parts.partMinor
}

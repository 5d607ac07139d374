import { type IsoDate, yearOf } from './iso-date.ts'

/**
 * Completed years of life on a date. Who was born on 29 February is a year older on 1 March of a common year (Código Civil, art. 132, § 3º).
 * Example: born on 2008-11-23, 18 on 2026-11-23.
 */
export function ageOn(birthDate: IsoDate, date: IsoDate): number {
  const years = yearOf(date) - yearOf(birthDate)
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}

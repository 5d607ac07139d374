import type { Product } from '../product/product.ts'
import { exceedsPercent } from './exceeds-percent.ts'

/** The two figures that there are of an income, and the one that the decision rests on. Amounts a month, in minor units. */
export type ProvenIncome = { declaredMinor: number; provenMinor: number; used: 'declared' | 'proven' }

/**
 * Which income a decision rests on where papers prove one: the declared one while the proven one bears it out, within what the product
 * tolerates, else the proven one. More than was declared is not lent upon. Example: 4,500.00 proven of 5,000.00 declared is 10% less: borne out.
 */
export function incomeUsed(
  { declaredMinor, provenMinor }: Omit<ProvenIncome, 'used'>,
  { incomeShortfall }: Pick<Product['policy'], 'incomeShortfall'>,
): ProvenIncome {
  const isShort = exceedsPercent(Math.max(0, declaredMinor - provenMinor), declaredMinor, incomeShortfall?.toleratedPercent ?? '0')
  return { declaredMinor, provenMinor, used: isShort ? 'proven' : 'declared' }
}

import { timingSafeEqual } from 'node:crypto'

/** Whether two texts are the same, without telling by the time it takes where they differ. */
export function isEqualInConstantTime(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

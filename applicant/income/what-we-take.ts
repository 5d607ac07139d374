import type { IncomePapers } from '../generated/api.ts'
import type { Words } from '../words/words.ts'

type Rules = Pick<IncomePapers, 'accepted' | 'months' | 'notOlderThanMonths'>

/** What a paper must be to be taken, as the product has it: a line for each. */
export function whatWeTake(texts: Words['income'], { accepted, months, notOlderThanMonths }: Rules): string[] {
  const kinds = accepted.map((kind) => texts.kinds[kind]).join(` ${texts.or} `)
  return [kinds.charAt(0).toUpperCase() + kinds.slice(1), texts.months(months), texts.notOlder(notOlderThanMonths), texts.named]
}

import type { WatchedEntity } from '../people/watch-list.ts'

export type Example = { schema: string; properties: Record<string, string[]> }

export type ScoredEntity = WatchedEntity & {
  score: number
  explanations: Record<string, { score: number; detail: string | null }>
  match: boolean
}

/**
 * A small likeness of `logic-v2`: how well the names agree, less a penalty for each fact that disagrees. Same name and another
 * birth year scores 0.85, which is a match at the default threshold of 0.70 and is meant for a person to clear.
 */
export function scoreEntity(example: Example, entity: WatchedEntity, threshold: number): ScoredEntity {
  const names = bestNameMatch(example.properties.name ?? [], [...(entity.properties.name ?? []), ...(entity.properties.alias ?? [])])
  const features = {
    name_match: names,
    ...birthDatePenalty(example.properties.birthDate ?? [], entity.properties.birthDate ?? []),
    ...countryPenalty(example.properties.nationality ?? [], entity.properties.nationality ?? []),
  }
  const sum = Object.values(features).reduce((total, feature) => total + feature.score, 0)
  const score = Math.round(Math.max(0, Math.min(1, sum)) * 1000) / 1000
  return { ...entity, score, explanations: features, match: score >= threshold }
}

type Feature = { score: number; detail: string | null }

function bestNameMatch(asked: string[], known: string[]): Feature {
  const pairs = asked.flatMap((left) => known.map((right) => ({ score: nameLikeness(left, right), detail: `[${left}] ~ [${right}]` })))
  return pairs.reduce((best, pair) => (pair.score > best.score ? pair : best), { score: 0, detail: null } as Feature)
}

function birthDatePenalty(asked: string[], known: string[]): Record<string, Feature> {
  if (asked.length === 0 || known.length === 0) return {}
  const sameYear = asked.some((left) => known.some((right) => left.slice(0, 4) === right.slice(0, 4)))
  if (!sameYear) return { dob_year_disjoint: { score: -0.15, detail: `${asked[0]} is not ${known[0]}` } }
  const agrees = asked.some((left) => known.some((right) => left.startsWith(right) || right.startsWith(left)))
  return agrees ? {} : { dob_day_disjoint: { score: -0.1, detail: `${asked[0]} is not ${known[0]}` } }
}

function countryPenalty(asked: string[], known: string[]): Record<string, Feature> {
  if (asked.length === 0 || known.length === 0 || asked.some((one) => known.includes(one))) return {}
  return { country_disjoint: { score: -0.2, detail: `${asked.join(', ')} is not ${known.join(', ')}` } }
}

const particles = new Set(['de', 'da', 'do', 'das', 'dos', 'e'])

/** Each word finds its best counterpart; words without one count against the name. */
function nameLikeness(left: string, right: string): number {
  const [words, others] = [wordsOf(left), wordsOf(right)]
  const free = [...others]
  const total = words.reduce((sum, word) => {
    const best = free.map((other, index) => ({ index, score: wordLikeness(word, other) })).sort((a, b) => b.score - a.score)[0]
    if (best === undefined || best.score < 0.8) return sum
    free.splice(best.index, 1)
    return sum + best.score
  }, 0)
  return total / Math.max(words.length, others.length, 1)
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !particles.has(word))
}

function wordLikeness(left: string, right: string): number {
  return 1 - editDistance(left, right) / Math.max(left.length, right.length)
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}

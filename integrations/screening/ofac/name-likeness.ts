/** A name as it is compared: words without accents, titles and particles, each with how it sounds. */
export type ComparableName = { text: string; words: { written: string; sound: string }[] }

const particles = new Set([
  'al',
  'bin',
  'da',
  'das',
  'de',
  'del',
  'der',
  'di',
  'do',
  'dos',
  'e',
  'el',
  'ibn',
  'la',
  'of',
  'the',
  'van',
  'von',
  'y',
])
/** Two words that are less alike than this are two words. */
const leastWordLikeness = 0.84

export function toComparableName(text: string): ComparableName {
  const written = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = written.filter((word) => !particles.has(word))
  return { text, words: (telling.length > 0 ? telling : written).map((word) => ({ written: word, sound: soundOf(word) })) }
}

/**
 * How alike two names are, 0 to 1, whatever the order of their words. Each word of the shorter name looks for its counterpart; words of the
 * longer name that nobody answers to cost a little, because lists and people leave middle names out, and unanswered words of the shorter
 * name cost much. One word alone never makes a name: at most 0.7.
 */
export function nameLikeness(left: ComparableName, right: ComparableName): number {
  const [shorter, longer] = left.words.length <= right.words.length ? [left.words, right.words] : [right.words, left.words]
  if (shorter.length === 0) return 0
  const free = new Set(longer)
  let sum = 0
  for (const word of shorter) {
    let best: { word: ComparableName['words'][number]; likeness: number } | undefined
    for (const other of free) {
      const likeness = wordLikeness(word, other)
      if (likeness >= leastWordLikeness && likeness > (best?.likeness ?? 0)) best = { word: other, likeness }
    }
    if (best === undefined) continue
    free.delete(best.word)
    sum += best.likeness
  }
  const unanswered = longer.length - shorter.length
  const likeness = (sum / shorter.length) * (1 - 0.08 * Math.min(3, unanswered))
  return round(shorter.length === 1 && longer.length > 1 ? Math.min(likeness, 0.7) : likeness)
}

function wordLikeness(left: ComparableName['words'][number], right: ComparableName['words'][number]): number {
  if (left.written === right.written) return 1
  // An initial stands for any name that begins with it.
  if (left.written.length === 1 || right.written.length === 1) return left.written[0] === right.written[0] ? 0.85 : 0
  const likeness = jaroWinkler(left.written, right.written)
  return left.sound === right.sound && left.sound.length > 1 ? Math.max(likeness, 0.92) : likeness
}

/** Jaro's likeness with Winkler's weight on a common beginning of up to four letters. */
export function jaroWinkler(left: string, right: string): number {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = Array.from({ length: right.length }, () => false)
  const matched: string[] = []
  for (let at = 0; at < left.length; at += 1) {
    for (let other = Math.max(0, at - reach); other < Math.min(right.length, at + reach + 1); other += 1) {
      if (taken[other] || left[at] !== right[other]) continue
      taken[other] = true
      matched.push(left[at]!)
      break
    }
  }
  const common = matched.length
  if (common === 0) return 0
  const inRight = right.split('').filter((_, at) => taken[at])
  const transposed = matched.filter((character, at) => character !== inRight[at]).length / 2
  const jaro = (common / left.length + common / right.length + (common - transposed) / common) / 3
  let prefix = 0
  while (prefix < 4 && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** How a word sounds to somebody who writes it in another alphabet's spelling: Yuri and Iouri, Mohamed and Muhammad, Sokolov and Sokoloff. */
function soundOf(word: string): string {
  const heard = word
    .replaceAll(/ph|ff?|v$/g, 'f')
    .replaceAll(/ch|sh|sch|tch|x/g, 's')
    .replaceAll(/kh|ck|q|c(?=[aourlt])|k/g, 'k')
    .replaceAll(/[cszç]/g, 's')
    .replaceAll(/dj|j|g(?=[ei])/g, 'j')
    .replaceAll(/w|v/g, 'v')
    .replaceAll(/h/g, '')
    .replaceAll(/(.)\1+/g, '$1')
  // Vowels are written in too many ways to count, but a word that begins with one still does.
  return heard[0]!.replace(/[aeiouy]/, 'a') + heard.slice(1).replaceAll(/[aeiouy]/g, '')
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000
}

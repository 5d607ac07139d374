import { transliterateName } from '#domain/identity/mrz/transliterate.ts'

/** A name as a document says it: in its two parts, as a machine-readable zone does, or in one. */
export type NameOnDocument =
  | { surname: string; givenNames: string; /** The line was too short for the name. */ isTruncated: boolean }
  | { fullName: string }

/** Words between names that registries and clerks add, drop and join at will. */
const particles = new Set(['DA', 'DE', 'DO', 'DAS', 'DOS', 'E', 'D'])

/** Spellings of one word. What tells father from son (FILHO, NETO, JUNIOR) is part of a name and never dropped. */
const sameWords: Record<string, string> = { JR: 'JUNIOR', FO: 'FILHO' }

/**
 * Whether a declared name and one on a document are the same name: accents, transliteration (MÜLLER as MULLER or MUELLER), particles,
 * surname first or last, and the shortening of machine-readable lines do not matter. Everything else does: a name more or less, a letter,
 * another order of given names. Doc 9303-3, 4.6 and 6. Example: `Ana Beatriz Conceição da Silva` agrees with `CONCEICAO<SILVA<<ANA<B`, cut off.
 */
export function namesAgree(declared: string, read: NameOnDocument): boolean {
  return spellingsOf(declared).some((spelling) => spellingAgrees(spelling, read))
}

function spellingAgrees(declared: string[], read: NameOnDocument): boolean {
  if ('fullName' in read) return spellingsOf(read.fullName).some((words) => isSameTurned(declared, words))
  const parts = (name: string) => spellingsOf(name)
  return parts(read.surname).some((surname) =>
    parts(read.givenNames).some((givenNames) => {
      if (isSameTurned(declared, [...givenNames, ...surname])) return true
      return read.isTruncated && isShortened(declared, surname, givenNames)
    }),
  )
}

/** The words of a name by the standard's transliteration and by plain letters, each with particles and without. */
function spellingsOf(name: string): string[][] {
  // What an engine took for a digit or a sign is no letter of a name; what is left then differs.
  const letters = name.replaceAll(/[^\p{L}\p{M}\s'’.-]/gu, ' ')
  const plain = letters.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return [letters, plain].flatMap((spelling) => {
    const words = transliterateName(spelling).map((word) => sameWords[word] ?? word)
    return [words, words.filter((word) => !particles.has(word))]
  })
}

/** The same words in the same order, where the order may begin anywhere: surname first is a turn of surname last. */
function isSameTurned(declared: readonly string[], read: readonly string[]): boolean {
  if (declared.length === 0 || read.length === 0) return false
  // Apostrophes and blanks within a surname come and go: D'ÁVILA, D AVILA, DAVILA.
  if (declared.join('') === read.join('')) return true
  if (declared.length !== read.length) return false
  return declared.some((_, from) => [...declared.slice(from), ...declared.slice(0, from)].every((word, index) => word === read[index]))
}

/** Some beginning of the declared words is what the shortened given names stand for, and the rest what the surname does, or the reverse. */
function isShortened(declared: readonly string[], surname: readonly string[], givenNames: readonly string[]): boolean {
  if (givenNames.length === 0) return standsFor(surname, declared)
  return declared.some((_, split) => {
    const [first, second] = [declared.slice(0, split), declared.slice(split)]
    return (standsFor(givenNames, first) && standsFor(surname, second)) || (standsFor(surname, first) && standsFor(givenNames, second))
  })
}

/** Doc 9303 shortens from the end: one word keeps what room is left, those after it become initials, and what has no room is left out. */
function standsFor(short: readonly string[], full: readonly string[]): boolean {
  if (short.length === 0 || short.length > full.length) return false
  const firstShortened = short.findIndex((word, index) => word !== full[index])
  if (firstShortened < 0) return true
  return short.slice(firstShortened).every((word, index) => {
    const isInitial = index === 0 || word.length === 1
    return isInitial && full[firstShortened + index]!.startsWith(word)
  })
}

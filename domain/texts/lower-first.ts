/** A phrase in the middle of a sentence: "Name differs" is "name differs", "CPF does not fit" stays. */
export function lowerFirst(phrase: string): string {
  return /^\p{Lu}{2}/u.test(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1)
}

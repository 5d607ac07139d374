const particles = new Set(['da', 'de', 'do', 'das', 'dos', 'e'])

/**
 * A name from a register, which writes in capitals, as people write it; a name with small letters is left alone. Example:
 * `MARIA DA CONCEIÇÃO D'ÁVILA-LIMA` is `Maria da Conceição D'Ávila-Lima`.
 */
export function readableName(name: string): string {
  if (/\p{Ll}/u.test(name)) return name
  return name
    .toLowerCase()
    .split(' ')
    .map((word, index) =>
      index > 0 && particles.has(word)
        ? word
        : word.replaceAll(/(^|['’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase()),
    )
    .join(' ')
}

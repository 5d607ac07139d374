/** The languages in which applicants are spoken to. Staff read English. */
export const locales = ['en', 'pt-BR'] as const
export type Locale = (typeof locales)[number]

/** Words for applicants: a catalogue that lacks a language does not compile. */
export type InBothLanguages<Words = string> = Readonly<Record<Locale, Words>>

/** A list as a sentence says it: `a, b and c`. */
export function listInWords(items: readonly string[], locale: Locale = 'en'): string {
  const and = { en: 'and', 'pt-BR': 'e' }[locale]
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
}

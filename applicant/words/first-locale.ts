import type { Locale } from '../format/create-format.ts'

const key = 'tenor-apply-language'

/** The language chosen here before, else the first of the browser's that we speak, else that of the country we lend in. */
export function firstLocale(kept: string | null, browserLanguages: readonly string[]): Locale {
  if (kept === 'en' || kept === 'pt-BR') return kept
  for (const language of browserLanguages) {
    if (/^pt\b/i.test(language)) return 'pt-BR'
    if (/^en\b/i.test(language)) return 'en'
  }
  return 'pt-BR'
}

export function readKeptLocale(storage: Pick<Storage, 'getItem'>): string | null {
  return storage.getItem(key)
}

export function keepLocale(storage: Pick<Storage, 'setItem'>, locale: Locale): void {
  storage.setItem(key, locale)
}

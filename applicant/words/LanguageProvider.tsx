import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { createFormat, type Format, type Locale } from '../format/create-format.ts'
import { en } from './en.ts'
import { ptBr } from './pt-br.ts'
import type { Words } from './words.ts'

type Language = {
  locale: Locale
  words: Words
  format: Format
  /** The applicant chose this language here, so it goes before the one of an application that is opened. */
  isChosen: boolean
  choose: (locale: Locale) => void
  /** The language of the application that was opened. */
  adopt: (locale: Locale) => void
}

const catalogues: Record<Locale, Words> = { en, 'pt-BR': ptBr }
const LanguageContext = createContext<Language | undefined>(undefined)

export function LanguageProvider({ first, keep, children }: { first: Locale; keep: (locale: Locale) => void; children: ReactNode }) {
  const [locale, setLocale] = useState(first)
  const [isChosen, setChosen] = useState(false)
  useEffect(() => {
    document.documentElement.lang = locale
    keep(locale)
  }, [locale, keep])
  const language = useMemo<Language>(
    () => ({
      locale,
      words: catalogues[locale],
      format: createFormat(locale),
      isChosen,
      choose(next) {
        setChosen(true)
        setLocale(next)
      },
      adopt: setLocale,
    }),
    [locale, isChosen],
  )
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('LanguageProvider is missing')
  return language
}

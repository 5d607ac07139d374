import { Link } from 'wouter'
import type { Locale } from '../format/create-format.ts'
import { Icon } from '../controls/Icon.tsx'
import { useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { useAnnounce } from './Announcer.tsx'
import { en } from '../words/en.ts'
import { ptBr } from '../words/pt-br.ts'

const languages: { locale: Locale; short: string; name: string; changed: string }[] = [
  { locale: 'pt-BR', short: 'PT', name: ptBr.language.name, changed: ptBr.language.changed },
  { locale: 'en', short: 'EN', name: en.language.name, changed: en.language.changed },
]

/** Who speaks, in which language, and the menu: on every screen in the same place. */
export function TopBar() {
  const { words } = useLanguage()
  return (
    <header className="top-bar">
      <Link href="/" className="brand" aria-label={`Tenor, ${words.frame.home}`}>
        <svg viewBox="0 0 512 512" aria-hidden="true">
          <rect width="512" height="512" rx="116" className="brand-ground" />
          <path d="M128 148h256v56H128zM228 236h56v140h-56z" className="brand-bar" />
          <path d="M316 236h68v56h-68z" className="brand-tile" />
        </svg>
        <span>tenor</span>
      </Link>
      <LanguageSwitch />
      <Link href="/menu" className="icon-button" aria-label={words.frame.menu}>
        <Icon name="menu" />
      </Link>
    </header>
  )
}

function LanguageSwitch() {
  const { locale, words, choose } = useLanguage()
  const { current } = useSession()
  const announce = useAnnounce()
  return (
    <fieldset className="language" aria-label={words.language.switch}>
      {languages.map((one) => (
        <button
          key={one.locale}
          type="button"
          lang={one.locale}
          aria-pressed={one.locale === locale}
          aria-label={`${one.short}, ${one.name}`}
          disabled={current.state === 'asking'}
          onClick={() => {
            choose(one.locale)
            announce(one.changed)
          }}
        >
          {one.short}
        </button>
      ))}
    </fieldset>
  )
}

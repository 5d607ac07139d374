import { useEffect } from 'react'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { useApi, useSession } from './SessionProvider.tsx'

/**
 * Keeps one language on the screen and in what we write: an application that is opened brings its own along, unless the applicant chose
 * one here; a choice here becomes the application's.
 */
export function ApplicationLanguage() {
  const api = useApi()
  const { session, current } = useSession()
  const { locale, isChosen, adopt } = useLanguage()
  const id = current.state === 'open' ? current.application.id : undefined
  const spoken = current.state === 'open' ? current.application.locale : undefined
  useEffect(() => {
    if (id === undefined || spoken === undefined || spoken === locale) return
    if (!isChosen) return adopt(spoken)
    // What fails now is tried at the next change; until then the screens speak the chosen language all the same.
    api.changeLanguage(id, { locale }).then(
      (application) => session.accept(application),
      () => undefined,
    )
  }, [api, session, id, spoken, locale, isChosen, adopt])
  return null
}

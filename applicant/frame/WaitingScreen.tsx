import { useLanguage } from '../words/LanguageProvider.tsx'

/** The place of a screen that is still on its way. */
export function WaitingScreen() {
  const { words } = useLanguage()
  return (
    <div className="screen waiting-screen" aria-busy="true">
      <output className="unseen">{words.frame.loading}</output>
      <span className="blank title" />
      <span className="blank" />
      <span className="blank short" />
      <span className="blank block" />
    </div>
  )
}

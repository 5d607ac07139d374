import { Link } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { Notice } from '../controls/Notice.tsx'
import { Screen } from '../frame/Screen.tsx'
import { useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

type PausedScreenProps = { checkAgain: () => void }

/** No new applications are taken for a while: what that means for whoever comes, and for whoever has begun. */
export function PausedScreen({ checkAgain }: PausedScreenProps) {
  const { words } = useLanguage()
  const { paused } = words.amount
  const { session, current } = useSession()
  const begun = current.state === 'found' || current.state === 'open' ? current.application : undefined
  return (
    <Screen title={paused.title} lead={paused.lead} actions={<Button onClick={checkAgain}>{paused.checkAgain}</Button>}>
      <Notice title={paused.begun}>
        <p>{paused.begunText}</p>
        {begun ? (
          <Link href="/" onClick={() => session.accept(begun)}>
            {paused.begunGo}
          </Link>
        ) : (
          <Link href="/resume">{paused.begunGo}</Link>
        )}
      </Notice>
    </Screen>
  )
}

import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { useApi, useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

type LinkScreenProps = { secret: string; onOpened: (application: Application) => void; onOther: () => void }

/**
 * A link from another device opens the application only after a tap: whoever is sent a stranger's link must not find themselves typing their
 * data into the stranger's application.
 */
export function LinkScreen({ secret, onOpened, onOther }: LinkScreenProps) {
  const { words } = useLanguage()
  const { resume } = words
  const api = useApi()
  const { current } = useSession()
  const open = useAct(async () => onOpened(await api.resumeApplication({ secret })))
  return (
    <Screen
      title={resume.byLink}
      lead={resume.byLinkText}
      actions={
        <>
          {open.failure && <FailureNotice failure={open.failure} {...(open.failure.kind === 'unreachable' && { retry: open.again })} />}
          <Button busy={open.isBusy && words.frame.loading} onClick={() => void open.run()}>
            {resume.openHere}
          </Button>
        </>
      }
      below={
        <>
          <button type="button" className="quiet-link" onClick={onOther}>
            {resume.ways}
          </button>
        </>
      }
    >
      <Notice icon="lock" title={resume.byLinkWarn}>
        {(current.state === 'open' || current.state === 'found') && <p>{resume.byLinkReplaces}</p>}
      </Notice>
    </Screen>
  )
}

import { ButtonLink } from '../controls/Button.tsx'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { Notice } from '../controls/Notice.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { Application } from '../generated/api.ts'
import { useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Way } from './ResumeScreens.tsx'

export function ChooseWayScreen({ onChoose, onFound }: { onChoose: (way: Way) => void; onFound: (application: Application) => void }) {
  const { words } = useLanguage()
  const { resume } = words
  const { current } = useSession()
  const isLost = current.state === 'lost'
  const title = isLost ? resume.lost : current.state === 'left' ? resume.signedOut : resume.title
  return (
    <Screen
      title={title}
      lead={isLost ? resume.lostText : resume.lead}
      below={
        <ButtonLink to="/new" look="quiet">
          {resume.startNew}
        </ButtonLink>
      }
    >
      {current.state === 'found' && (
        <Notice title={words.amount.openAlready}>
          <button type="button" className="button second" onClick={() => onFound(current.application)}>
            <span>{words.amount.openGo}</span>
          </button>
        </Notice>
      )}
      <h2 className="unseen">{resume.ways}</h2>
      <ul className="ways">
        <WayLine icon="devices" label={resume.code} hint={resume.codeHint} onChoose={() => onChoose('code')} />
        <WayLine icon="mail" label={resume.reference} hint={resume.referenceHint} onChoose={() => onChoose('reference')} />
      </ul>
    </Screen>
  )
}

function WayLine({ icon, label, hint, onChoose }: { icon: IconName; label: string; hint: string; onChoose: () => void }) {
  return (
    <li>
      <button type="button" className="way" onClick={onChoose}>
        <Icon name={icon} />
        <span>
          <strong>{label}</strong>
          <span>{hint}</span>
        </span>
        <Icon name="forward" />
      </button>
    </li>
  )
}

import { Link, useLocation } from 'wouter'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import { useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** Everything beside the way through: what we have, what we wrote, other devices, and the ways out. Help is under every screen. */
export function MenuScreen() {
  const { words } = useLanguage()
  const { account } = words
  const { session, current } = useSession()
  const [, goTo] = useLocation()
  const signOut = useAct(async () => {
    await session.leave()
    goTo('/')
  })
  const application = current.state === 'open' ? current.application : undefined
  return (
    <Screen title={account.title} {...(application && { lead: words.frame.reference(application.reference) })} back="/">
      <ul className="menu">
        {application ? (
          <>
            <MenuLine to="/" icon="check" label={account.status} />
            {application.mayChangeTerms && <MenuLine to="/terms" icon="pen" label={words.terms.link} />}
            <MenuLine to="/own-details" icon="document" label={account.details} />
            <MenuLine to="/messages" icon="mail" label={account.messages} />
            <MenuLine to="/own-consents" icon="lock" label={account.consents} />
            {!application.ending && <MenuLine to="/devices" icon="devices" label={account.devices} />}
            {application.mayWithdraw && <MenuLine to="/withdraw" icon="close" label={account.withdraw} />}
            <li>
              <button type="button" onClick={() => void signOut.run()}>
                <Icon name="leave" />
                <span>{account.signOut}</span>
              </button>
            </li>
          </>
        ) : (
          <MenuLine to="/resume" icon="devices" label={account.resume} />
        )}
      </ul>
      {signOut.failure && <FailureNotice failure={signOut.failure} retry={signOut.again} />}
    </Screen>
  )
}

function MenuLine({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <li>
      <Link href={to} state={{ from: '/menu' }}>
        <Icon name={icon} />
        <span>{label}</span>
        <Icon name="forward" />
      </Link>
    </li>
  )
}

import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Application } from '../generated/api.ts'
import { useSession } from '../session/SessionProvider.tsx'
import { ChooseWayScreen } from './ChooseWayScreen.tsx'
import { LinkScreen } from './LinkScreen.tsx'
import { RecoveryScreens } from './RecoveryScreens.tsx'
import { ShortCodeScreen } from './ShortCodeScreen.tsx'

export type Way = 'choose' | 'code' | 'reference'

/** The ways back to an application: a link, a short code, or its number and a code to the proven contact. */
export function ResumeScreens({ secret }: { secret: string | undefined }) {
  const { session, current } = useSession()
  const [location, goTo] = useLocation()
  const [way, setWay] = useState<Way>('choose')
  const [link, setLink] = useState(secret)
  useEffect(() => {
    // A phone that forgot may still be signed in.
    if (current.state === 'none' && secret === undefined) void session.look().catch(() => undefined)
  }, [current.state, secret, session])
  const opened = (application: Application) => {
    session.accept(application)
    // Who lost the session in the middle of a screen goes on with that screen.
    if (location === '/resume') goTo('/')
  }
  const back = () => setWay('choose')
  if (link !== undefined) return <LinkScreen secret={link} onOpened={opened} onOther={() => setLink(undefined)} />
  switch (way) {
    case 'choose':
      return <ChooseWayScreen onChoose={setWay} onFound={opened} />
    case 'code':
      return <ShortCodeScreen onOpened={opened} onBack={back} />
    case 'reference':
      return <RecoveryScreens onOpened={opened} onBack={back} />
  }
}

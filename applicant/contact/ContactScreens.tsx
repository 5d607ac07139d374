import { useState } from 'react'
import { Redirect } from 'wouter'
import { nextPath } from '../session/screen-path.ts'
import { useApplication } from '../session/SessionProvider.tsx'
import { ChooseContactScreen } from './ChooseContactScreen.tsx'
import { CodeScreen } from './CodeScreen.tsx'
import { forgetSentCode, keepSentCode, readSentCode, type SentCode } from './sent-code.ts'

/** A phone or mailbox, proven by a code that is sent to it: the first one, or another one later. */
export function ContactScreens() {
  const { application, handedIn, session } = useApplication()
  const [wasNeeded] = useState(() => application.needs.some((need) => need.kind === 'contact'))
  const [sent, setSent] = useState<SentCode | undefined>(() => readSentCode(sessionStorage, application.id))
  const [isConfirmed, setConfirmed] = useState(false)
  const keep = (code: SentCode) => {
    keepSentCode(sessionStorage, application.id, code)
    setSent(code)
  }
  const forget = () => {
    forgetSentCode(sessionStorage)
    setSent(undefined)
  }
  if (isConfirmed) return <Redirect to={wasNeeded ? nextPath(application, handedIn) : '/own-details'} />
  if (application.ending) return <Redirect to="/" />
  if (!sent) return <ChooseContactScreen isChange={!wasNeeded} onSent={keep} />
  return (
    <CodeScreen
      sent={sent}
      onSentAgain={keep}
      onOther={forget}
      onConfirmed={(confirmed) => {
        forgetSentCode(sessionStorage)
        session.accept(confirmed, 'contact')
        setConfirmed(true)
      }}
    />
  )
}

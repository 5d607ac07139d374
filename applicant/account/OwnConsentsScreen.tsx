import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useAct } from '../controls/use-act.ts'
import { useLoaded } from '../controls/use-loaded.ts'
import { ConsentText } from '../consents/ConsentCard.tsx'
import type { Consent } from '../consents/ConsentsScreen.tsx'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import { useLender } from '../frame/use-lender.ts'
import { WaitingScreen } from '../frame/WaitingScreen.tsx'
import type { ConsentList } from '../generated/api.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** What was agreed to, and how to take it back. */
export function OwnConsentsScreen() {
  const { words } = useLanguage()
  const { account } = words
  const api = useApi()
  const announce = useAnnounce()
  const { application } = useApplication()
  const [changed, setChanged] = useState<ConsentList>()
  const loaded = useLoaded((signal) => api.readConsents(application.id, { signal }), application.locale)
  const takeBack = useAct(async (kind: string) => {
    setChanged(await api.withdrawConsent(application.id, kind))
    announce(account.takenBackNow)
  })
  const items = (changed ?? loaded.value)?.items
  if (!items && !loaded.failure) return <WaitingScreen />
  return (
    <Screen title={account.consents} lead={account.consentsLead} back="/menu">
      {(loaded.failure ?? takeBack.failure) && (
        <FailureNotice failure={(loaded.failure ?? takeBack.failure)!} retry={loaded.failure ? loaded.reload : takeBack.again} />
      )}
      <div className="consents">
        {items?.map((consent) => (
          <section key={consent.kind} className="card consent" aria-label={consent.title}>
            <header>
              <h2>{consent.title}</h2>
            </header>
            <p>{consent.statement}</p>
            <Decision consent={consent} />
            <details className="more">
              <summary>
                <span>{words.consents.read}</span>
                <Icon name="down" />
              </summary>
              <ConsentText consent={consent} />
            </details>
            {consent.given && !consent.required && (
              <Button look="second" busy={takeBack.isBusy && words.frame.saving} onClick={() => void takeBack.run(consent.kind)}>
                {account.takeBack}
              </Button>
            )}
            {consent.given && consent.required && <NeededConsent />}
          </section>
        ))}
      </div>
    </Screen>
  )
}

function Decision({ consent }: { consent: Consent }) {
  const { words, format } = useLanguage()
  const { account } = words
  if (consent.decidedAt === null) return <p className="muted">{account.notYet}</p>
  if (!consent.given) return <p className="muted">{account.refused}</p>
  return (
    <p className="page-state good">
      <Icon name="check" />
      {account.given(format.day(consent.decidedAt))}
    </p>
  )
}

function NeededConsent() {
  const { words } = useLanguage()
  const { account } = words
  const { application } = useApplication()
  const lender = useLender()
  if (!application.mayWithdraw) {
    const write = application.ending ? account.neededAfterEnding : account.neededAfterContract
    return lender ? <p className="hint">{write(lender.email)}</p> : null
  }
  return (
    <p className="hint">
      {account.neededConsent} <Link href="/withdraw">{account.withdraw}</Link>
    </p>
  )
}

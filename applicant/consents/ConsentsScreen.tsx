import { useState } from 'react'
import { Redirect } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { ErrorSummary, type FieldErrors } from '../controls/ErrorSummary.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useLoaded } from '../controls/use-loaded.ts'
import { Screen } from '../frame/Screen.tsx'
import { WaitingScreen } from '../frame/WaitingScreen.tsx'
import type { ConsentList } from '../generated/api.ts'
import { codeOf } from '../server/request-failed.ts'
import { isNeeded, nextPath } from '../session/screen-path.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { ConsentCard } from './ConsentCard.tsx'

export type Consent = ConsentList['items'][number]

/**
 * Each consent by itself, unticked, with its words one tap away. What is ticked are these words: where they change, or their language, the
 * box is empty again.
 */
export function ConsentsScreen() {
  const { words } = useLanguage()
  const api = useApi()
  const { application, session, handedIn } = useApplication()
  const asked = useLoaded((signal) => api.readConsents(application.id, { signal }), application.locale)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [attempt, setAttempt] = useState(0)
  const [hasChanged, setChanged] = useState(false)
  const give = useAct(async (items: readonly Consent[]) => {
    const decisions = items.map(({ kind, version, sha256 }) => ({ kind, version, sha256, given: ticked.has(sha256) }))
    try {
      session.accept(await api.giveConsents(application.id, { decisions }), 'consents')
    } catch (error) {
      if (codeOf(error) === 'CONSENTS_ALREADY_GIVEN') return session.refresh()
      if (codeOf(error) !== 'CONSENT_TEXT_CHANGED') throw error
      setChanged(true)
      return asked.reload()
    }
  })
  if (!isNeeded(application, 'consents')) return <Redirect to={nextPath(application, handedIn)} />
  const items = asked.value?.items
  if (!items) return asked.failure ? <FailureNotice failure={asked.failure} retry={asked.reload} /> : <WaitingScreen />
  const errors: FieldErrors = attempt === 0 ? {} : missingConsents(items, ticked, words.consents.missing)
  const submit = () => {
    setAttempt((before) => before + 1)
    if (Object.keys(missingConsents(items, ticked, words.consents.missing)).length === 0) void give.run(items)
  }
  return (
    <Screen
      title={words.consents.title}
      lead={words.consents.lead}
      onSubmit={submit}
      actions={
        <>
          {give.failure && <FailureNotice failure={give.failure} retry={give.again} />}
          <Button type="submit" busy={give.isBusy && words.frame.saving}>
            {words.consents.submit}
          </Button>
        </>
      }
      below={
        <>
          <p className="hint">{words.consents.noneTicked}</p>
        </>
      }
    >
      {hasChanged && <Notice kind="warning" title={words.consents.changed} />}
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className="consents">
        {items.map((consent) => (
          <ConsentCard
            key={consent.kind}
            consent={consent}
            checked={ticked.has(consent.sha256)}
            error={errors[consent.kind]}
            onChange={(checked) => setTicked((before) => withOrWithout(before, consent.sha256, checked))}
          />
        ))}
      </div>
    </Screen>
  )
}

export function missingConsents(
  items: readonly Pick<Consent, 'kind' | 'required' | 'sha256' | 'title'>[],
  ticked: ReadonlySet<string>,
  say: (title: string) => string,
): FieldErrors {
  return Object.fromEntries(items.filter((one) => one.required && !ticked.has(one.sha256)).map((one) => [one.kind, say(one.title)]))
}

function withOrWithout(ticked: ReadonlySet<string>, sha256: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(ticked)
  if (isIn) next.add(sha256)
  else next.delete(sha256)
  return next
}

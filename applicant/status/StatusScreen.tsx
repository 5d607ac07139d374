import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Icon } from '../controls/Icon.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import { StageList } from '../frame/StageList.tsx'
import { openNeeds } from '../session/open-needs.ts'
import { shownStages } from '../session/shown-stages.ts'
import { useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { estimateOf } from './estimate.ts'
import { NeedCard } from './NeedCard.tsx'
import { newsOf } from './news.ts'
import { usePolling } from './use-polling.ts'

/** Where it stands: what we need first, then what we are doing and how long that takes, then all steps. */
export function StatusScreen() {
  const { words, format } = useLanguage()
  const { status } = words
  const { application, handedIn } = useApplication()
  const { checkedAt, isFailing } = usePolling()
  useSpokenNews(application)
  const needs = openNeeds(application, handedIn, useNow())
  const estimate = estimateOf(application, words)
  const wasHandedIn = needs.length === 0 && application.needs.length > 0
  const terms = status.asked(format.wholeMoney(application.requested.amount), words.amount.monthsOf(application.requested.termMonths))
  // An offer and a contract have a date of their own, which is said with them.
  const deadline = needs.find(({ kind, dueAt }) => dueAt !== null && kind !== 'offer' && kind !== 'signature')?.dueAt
  return (
    <Screen
      title={application.calledName ? status.hello(firstName(application.calledName)) : status.title}
      lead={
        <>
          <p>{`${application.product.name}: ${terms}`}</p>
          {application.mayChangeTerms && (
            <Link href="/terms" state={{ from: '/' }}>
              {words.terms.link}
            </Link>
          )}
        </>
      }
    >
      {application.onHold && (
        <Notice title={status.onHold} icon="clock">
          <p>{status.onHoldText}</p>
        </Notice>
      )}
      {application.taxRegistrationPending && (
        <Notice kind="warning" title={status.pendingTax}>
          <p>{status.pendingTaxText}</p>
        </Notice>
      )}
      {needs.length > 0 && (
        <section className="needs" aria-label={status.needs}>
          <h2>{status.needs}</h2>
          <ul>
            {needs.map((need, index) => (
              <NeedCard key={need.kind} need={need} offer={application.offer} isFirst={index === 0} />
            ))}
          </ul>
        </section>
      )}
      {needs.length === 0 && !application.onHold && (
        <section className="card working">
          <span className="working-mark" aria-hidden="true">
            <Icon name="clock" />
          </span>
          <h2>{status.nothing}</h2>
          {wasHandedIn && <p>{status.sentJustNow}</p>}
          {estimate && <p>{estimate}</p>}
          <p>{status.nothingText}</p>
        </section>
      )}
      <section className="all-stages" aria-label={status.steps}>
        <h2>{status.steps}</h2>
        <StageList stages={shownStages(application, handedIn)} />
      </section>
      <p className="hint status-foot">
        {deadline && <span>{status.keptUntil(format.day(deadline))}</span>}
        <span>{isFailing ? status.cannotLoad : checkedAt ? status.checkedAt(format.time(checkedAt)) : ' '}</span>
      </p>
    </Screen>
  )
}

function useSpokenNews(application: Parameters<typeof newsOf>[0]): void {
  const { words } = useLanguage()
  const announce = useAnnounce()
  const before = useRef(application)
  useEffect(() => {
    const news = newsOf(before.current, application, words)
    before.current = application
    if (news) announce(words.frame.updated(news))
  }, [application, announce, words])
}

/** What was handed in a moment ago is shown again as needed once our patience is over. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function firstName(name: string): string {
  return name.split(' ')[0]!
}

import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Icon } from '../controls/Icon.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { Application, Offer } from '../generated/api.ts'
import { PriceCard } from '../price/PriceCard.tsx'
import { ScheduleOnDemand } from '../price/ScheduleOnDemand.tsx'
import { isNeeded } from '../session/screen-path.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

/** The offer with its money whole, accepted or turned down. */
export function OfferScreen() {
  const { application } = useApplication()
  const { offer } = application
  if (!offer || offer.state !== 'open' || !isNeeded(application, 'offer')) return <Redirect to="/" />
  return <OpenOffer application={application} offer={offer} />
}

function OpenOffer({ application, offer }: { application: Application; offer: Offer }) {
  const { words, format } = useLanguage()
  const api = useApi()
  const announce = useAnnounce()
  const { session } = useApplication()
  const [, goTo] = useLocation()
  const [isDeclining, setDeclining] = useState(false)
  const answer = useAct(async (given: 'accepted' | 'declined') => {
    const answered = await api.answerOffer(application.id, offer.id, { answer: given })
    setDeclining(false)
    session.accept(answered, 'offer')
    if (given === 'accepted') announce(words.offer.accepted)
    goTo('/')
  })
  const { priced } = offer
  const terms = (amount: Application['requested']['amount'], months: number) =>
    words.status.asked(format.wholeMoney(amount), words.amount.monthsOf(months))
  const isCounter =
    priced.requested.amountMinor !== application.requested.amount.amountMinor || priced.termMonths !== application.requested.termMonths
  const [first, last] = [priced.schedule[0], priced.schedule.at(-1)]
  return (
    <Screen
      title={isCounter ? words.offer.counterTitle : words.offer.title}
      lead={words.offer.lead}
      back="/"
      actions={
        <>
          {answer.failure && <FailureNotice failure={answer.failure} retry={answer.again} />}
          <Button busy={answer.isBusy && words.frame.loading} onClick={() => void answer.run('accepted')}>
            {words.offer.accept}
          </Button>
        </>
      }
      below={
        <>
          <p className="hint">{words.offer.acceptedHint}</p>
          <Button look="quiet" onClick={() => setDeclining(true)}>
            {words.offer.decline}
          </Button>
        </>
      }
    >
      {isCounter && (
        <Notice
          title={words.offer.counterLead(
            terms(application.requested.amount, application.requested.termMonths),
            terms(priced.requested, priced.termMonths),
          )}
        />
      )}
      <p className="stands">
        <Icon name="clock" />
        {words.offer.standsUntil(format.moment(offer.standsUntil))}
      </p>
      <PriceCard priced={priced} />
      <dl className="facts">
        <Fact label={words.offer.payoutOn} value={format.longDate(priced.disbursedOn)} />
        {first && <Fact label={words.price.firstPayment} value={format.longDate(first.dueOn)} />}
        {last && <Fact label={words.price.lastPayment} value={format.longDate(last.dueOn)} />}
      </dl>
      <ScheduleOnDemand rows={priced.schedule} />
      {isDeclining && (
        <Dialog title={words.offer.declineTitle} onClose={() => setDeclining(false)}>
          <p>{words.offer.declineText}</p>
          <div className="actions">
            <Button look="danger" busy={answer.isBusy && words.frame.loading} onClick={() => void answer.run('declined')}>
              {words.offer.declineConfirm}
            </Button>
            <Button look="second" onClick={() => setDeclining(false)}>
              {words.frame.back}
            </Button>
          </div>
        </Dialog>
      )}
    </Screen>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

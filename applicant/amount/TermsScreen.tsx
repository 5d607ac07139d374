import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { Button, ButtonLink } from '../controls/Button.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { useLoaded } from '../controls/use-loaded.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import { useLender } from '../frame/use-lender.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { AmountPrice } from './AmountPrice.tsx'
import { PapersAhead } from './PapersAhead.tsx'
import { PayBar } from './PayBar.tsx'
import { TermsFields } from './TermsFields.tsx'
import { useCalculation, type Calculate, type Terms } from './use-calculation.ts'
import { useSpokenPrice } from './use-spoken-price.ts'

/** Another amount or time after all, with its price; once checks rest on them, why not. */
export function TermsScreen() {
  const { application } = useApplication()
  // Who is at it when it closes reads why where they pressed the button.
  const [wasOpen] = useState(application.mayChangeTerms)
  return wasOpen ? <OpenTerms /> : <ClosedTerms />
}

function OpenTerms() {
  const { words, locale, format } = useLanguage()
  const api = useApi()
  const announce = useAnnounce()
  const { application, session } = useApplication()
  const [, goTo] = useLocation()
  const back = useCameFrom()
  const { id } = application
  const asked: Terms = { amountMinor: application.requested.amount.amountMinor, termMonths: application.requested.termMonths }
  const [terms, setTerms] = useState(asked)
  const product = useLoaded((signal) => api.readOwnProduct(id, { signal }), locale)
  const calculate = useCallback<Calculate>((wanted, how) => api.calculateOwnOffer(id, wanted, how), [api, id])
  const calculation = useCalculation(product.value && terms, calculate)
  useSpokenPrice(calculation)
  const isSame = terms.amountMinor === asked.amountMinor && terms.termMonths === asked.termMonths
  const change = useAct(async () => {
    if (!isSame) {
      session.accept(await api.changeTerms(id, terms))
      announce(words.terms.changed)
    }
    goTo(back)
  })
  const before = words.status.asked(format.wholeMoney(application.requested.amount), words.amount.monthsOf(asked.termMonths))
  return (
    <Screen
      wide
      title={words.terms.title}
      lead={words.terms.lead(before)}
      back={back}
      onSubmit={() => void change.run()}
      actions={
        <>
          {change.failure && <FailureNotice failure={change.failure} retry={change.again} />}
          <PayBar calculation={calculation} isFailing={product.failure !== undefined || calculation.failure !== undefined}>
            <Button type="submit" busy={change.isBusy && words.frame.saving} disabled={!calculation.priced}>
              {isSame ? words.terms.keep : words.terms.change}
            </Button>
          </PayBar>
        </>
      }
    >
      <div className="amount-fields">
        {product.value ? (
          <>
            <TermsFields key={locale} product={product.value} terms={terms} onChange={setTerms} />
            <PapersAhead product={product.value} terms={terms} />
          </>
        ) : product.failure ? (
          <FailureNotice failure={product.failure} retry={product.reload} />
        ) : (
          <div className="terms-blank" aria-busy="true">
            <span className="blank" />
            <span className="blank" />
          </div>
        )}
      </div>
      <div className="amount-price">{!product.failure && <AmountPrice calculation={calculation} />}</div>
    </Screen>
  )
}

function ClosedTerms() {
  const { words, format } = useLanguage()
  const { terms } = words
  const { application } = useApplication()
  const back = useCameFrom()
  const lender = useLender()
  const asked = words.status.asked(format.wholeMoney(application.requested.amount), words.amount.monthsOf(application.requested.termMonths))
  return (
    <Screen title={terms.title} back={back} actions={<ButtonLink to="/">{terms.toStatus}</ButtonLink>}>
      <Notice title={terms.closed}>
        <p>{terms.closedText(asked)}</p>
        {lender && <p>{terms.closedOther(lender.phone)}</p>}
      </Notice>
    </Screen>
  )
}

/** The screen that led here. */
function useCameFrom(): string {
  const state: unknown = useHistoryState()
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined
  return typeof from === 'string' ? from : '/'
}

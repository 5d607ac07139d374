import { lazy, useCallback, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { clampToStep } from '../controls/clamp-to-step.ts'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { SliderField } from '../controls/SliderField.tsx'
import { useAct } from '../controls/use-act.ts'
import { parseAmountMinor } from '../format/parse-amount.ts'
import { useAnnounce } from '../frame/Announcer.tsx'
import { Screen } from '../frame/Screen.tsx'
import type { Product } from '../generated/api.ts'
import { isRefusedBy } from '../server/request-failed.ts'
import { productCode, useProduct } from '../product/ProductProvider.tsx'
import { useApi, useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { AmountPrice } from './AmountPrice.tsx'
import { PapersAhead } from './PapersAhead.tsx'
import { keepTerms, readKeptTerms } from './kept-terms.ts'
import { useCalculation, type Terms } from './use-calculation.ts'

// For the few who come while nothing is taken: not part of what everybody loads first.
const PausedScreen = lazy(async () => ({ default: (await import('../later-screens.ts')).PausedScreen }))

/** The first screen: how much, for how long, and what that costs. */
export function AmountScreen() {
  const { words, locale, format } = useLanguage()
  const { amount } = words
  const api = useApi()
  const { session, current } = useSession()
  const [, goTo] = useLocation()
  const product = useProduct()
  const [chosen, setChosen] = useState(() => readKeptTerms(sessionStorage))
  const terms = product.value && possibleTerms(product.value, chosen)
  const calculation = useCalculation(terms)
  const open = useAct(async () => {
    if (!terms) return
    session.accept(await api.openApplication({ product: productCode, locale, ...terms }))
    goTo('/consents')
  })
  const lookAgain = () => {
    open.forget()
    product.reload()
  }
  const change = useCallback((next: Terms) => {
    keepTerms(sessionStorage, next)
    setChosen(next)
  }, [])
  const isFailing = product.failure !== undefined || calculation.failure !== undefined
  useSpokenPrice(calculation)
  const isPaused = product.value?.takesApplications === false || isRefusedBy(open.failure, 'INTAKE_PAUSED')
  if (isPaused) return <PausedScreen checkAgain={lookAgain} />
  return (
    <Screen
      wide
      title={amount.title}
      lead={amount.lead}
      onSubmit={() => void open.run()}
      actions={
        <>
          {open.failure && <FailureNotice failure={open.failure} retry={open.again} />}
          <div className="pay-bar">
            <p className={calculation.isCurrent ? undefined : 'waiting'}>
              <strong>{calculation.priced ? format.money(calculation.priced.instalment) : '\u00a0'}</strong>
              <span>
                {calculation.priced ? amount.eachMonth(calculation.priced.termMonths) : isFailing ? '\u00a0' : amount.calculating}
              </span>
            </p>
            <Button type="submit" busy={open.isBusy && words.frame.loading} disabled={!calculation.priced}>
              {amount.start}
            </Button>
          </div>
        </>
      }
      below={
        <>
          <p className="hint">{amount.startHint}</p>
          <Link href="/resume" className="quiet-link">
            {amount.resume}
          </Link>
        </>
      }
    >
      {(current.state === 'found' || current.state === 'open') && !current.application.ending && (
        <Notice title={amount.openAlready}>
          <Link href="/" onClick={() => session.accept(current.application)}>
            {amount.openGo}
          </Link>
        </Notice>
      )}
      <div className="amount-fields">
        {product.value && terms ? (
          <>
            <TermsFields key={locale} product={product.value} terms={terms} onChange={change} />
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

function TermsFields({ product, terms, onChange }: { product: Product; terms: Terms; onChange: (terms: Terms) => void }) {
  const { words, format } = useLanguage()
  const { limits, currency } = product
  const money = useCallback((amountMinor: number) => format.wholeMoney({ amountMinor, currency }), [format, currency])
  const showAmount = useCallback((amountMinor: number) => format.whole(amountMinor / 100), [format])
  const showMonths = useCallback((months: number) => String(months), [])
  return (
    <>
      <SliderField
        name="amount"
        label={words.amount.amount}
        value={terms.amountMinor}
        limits={limits.amountMinor}
        onChange={(amountMinor) => onChange({ ...terms, amountMinor })}
        show={showAmount}
        read={parseAmountMinor}
        say={money}
        before="R$"
        ends={[money(limits.amountMinor.min), money(limits.amountMinor.max)]}
        range={words.amount.amountRange(money(limits.amountMinor.min), money(limits.amountMinor.max))}
        adjusted={words.amount.adjusted}
        unread={words.amount.unread}
      />
      <SliderField
        name="term"
        label={words.amount.term}
        value={terms.termMonths}
        limits={limits.termMonths}
        onChange={(termMonths) => onChange({ ...terms, termMonths })}
        show={showMonths}
        read={(text) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : undefined)}
        say={words.amount.monthsOf}
        after={words.amount.months}
        ends={[words.amount.monthsOf(limits.termMonths.min), words.amount.monthsOf(limits.termMonths.max)]}
        range={words.amount.termRange(limits.termMonths.min, limits.termMonths.max)}
        adjusted={words.amount.adjusted}
        unread={words.amount.unread}
      />
    </>
  )
}

/** What was chosen here before, moved into what the product offers today. */
function possibleTerms({ limits }: Product, chosen: Terms | undefined): Terms {
  return {
    amountMinor: clampToStep(chosen?.amountMinor ?? limits.amountMinor.start, limits.amountMinor),
    termMonths: clampToStep(chosen?.termMonths ?? limits.termMonths.start, limits.termMonths),
  }
}

/** Says the price to those who listen, when the hand has come to rest. */
function useSpokenPrice({ priced, isCurrent }: { priced: ReturnType<typeof useCalculation>['priced']; isCurrent: boolean }): void {
  const { words, format } = useLanguage()
  const announce = useAnnounce()
  const isFirst = useRef(true)
  useEffect(() => {
    if (!priced || !isCurrent) return undefined
    if (isFirst.current) {
      isFirst.current = false
      return undefined
    }
    const text = words.amount.spoken(format.money(priced.instalment), priced.termMonths, format.money(priced.totalPaid))
    const timer = setTimeout(() => announce(text), 900)
    return () => clearTimeout(timer)
  }, [priced, isCurrent, words, format, announce])
}

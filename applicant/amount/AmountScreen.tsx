import { lazy, useCallback, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Button } from '../controls/Button.tsx'
import { clampToStep } from '../controls/clamp-to-step.ts'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Notice } from '../controls/Notice.tsx'
import { useAct } from '../controls/use-act.ts'
import { Screen } from '../frame/Screen.tsx'
import type { Product } from '../generated/api.ts'
import { isRefusedBy } from '../server/request-failed.ts'
import { productCode, useProduct } from '../product/ProductProvider.tsx'
import { useApi, useSession } from '../session/SessionProvider.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { AmountPrice } from './AmountPrice.tsx'
import { PapersAhead } from './PapersAhead.tsx'
import { PayBar } from './PayBar.tsx'
import { TermsFields } from './TermsFields.tsx'
import { keepTerms, readKeptTerms } from './kept-terms.ts'
import { useCalculation, type Calculate, type Terms } from './use-calculation.ts'
import { useSpokenPrice } from './use-spoken-price.ts'

// For the few who come while nothing is taken: not part of what everybody loads first.
const PausedScreen = lazy(async () => ({ default: (await import('../later-screens.ts')).PausedScreen }))

/** The first screen: how much, for how long, and what that costs. */
export function AmountScreen() {
  const { words, locale } = useLanguage()
  const { amount } = words
  const api = useApi()
  const { session, current } = useSession()
  const [, goTo] = useLocation()
  const product = useProduct()
  const [chosen, setChosen] = useState(() => readKeptTerms(sessionStorage))
  const terms = product.value && possibleTerms(product.value, chosen)
  const calculate = useCallback<Calculate>((wanted, asked) => api.calculateOffer({ product: productCode, ...wanted }, asked), [api])
  const calculation = useCalculation(terms, calculate)
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
          <PayBar calculation={calculation} isFailing={isFailing}>
            <Button type="submit" busy={open.isBusy && words.frame.loading} disabled={!calculation.priced}>
              {amount.start}
            </Button>
          </PayBar>
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

/** What was chosen here before, moved into what the product offers today. */
function possibleTerms({ limits }: Product, chosen: Terms | undefined): Terms {
  return {
    amountMinor: clampToStep(chosen?.amountMinor ?? limits.amountMinor.start, limits.amountMinor),
    termMonths: clampToStep(chosen?.termMonths ?? limits.termMonths.start, limits.termMonths),
  }
}

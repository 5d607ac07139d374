import { useCallback, useEffect, useRef, useState } from 'react'
import type { PricedOffer } from '../generated/api.ts'
import { toFailure, type Failure } from '../server/request-failed.ts'

export type Terms = { amountMinor: number; termMonths: number }
/** Has the server calculate a price. */
export type Calculate = (terms: Terms, asked: { signal: AbortSignal }) => Promise<PricedOffer>
export type Calculation = {
  /** The last price that came, perhaps still of the choice before. */
  priced: PricedOffer | undefined
  isCurrent: boolean
  failure: Failure | undefined
  retry: () => void
}

/** Somebody drags a slider through many values on the way to theirs. */
const restMs = 250

/** What these terms cost, calculated by the server once the hand rests. `calculate` stays the same function. */
export function useCalculation(terms: Terms | undefined, calculate: Calculate): Calculation {
  const [answer, setAnswer] = useState<{ key: string; priced: PricedOffer }>()
  const [failed, setFailed] = useState<{ request: string; failure: Failure }>()
  const [round, setRound] = useState(0)
  const isFirst = useRef(true)
  const { amountMinor, termMonths } = terms ?? {}
  const key = `${amountMinor} ${termMonths}`
  const request = `${key} ${round}`
  useEffect(() => {
    if (amountMinor === undefined || termMonths === undefined) return undefined
    const overtaken = new AbortController()
    const ask = async () => {
      try {
        const priced = await calculate({ amountMinor, termMonths }, { signal: overtaken.signal })
        if (overtaken.signal.aborted) return
        setAnswer({ key, priced })
      } catch (error) {
        if (!overtaken.signal.aborted) setFailed({ request, failure: toFailure(error) })
      }
    }
    const timer = setTimeout(() => void ask(), isFirst.current ? 0 : restMs)
    isFirst.current = false
    return () => {
      clearTimeout(timer)
      overtaken.abort()
    }
  }, [calculate, amountMinor, termMonths, key, request])
  const retry = useCallback(() => setRound((before) => before + 1), [])
  return {
    priced: answer?.priced,
    isCurrent: answer?.key === key,
    failure: failed?.request === request ? failed.failure : undefined,
    retry,
  }
}

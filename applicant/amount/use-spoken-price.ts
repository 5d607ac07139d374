import { useEffect, useRef } from 'react'
import { useAnnounce } from '../frame/Announcer.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'
import type { Calculation } from './use-calculation.ts'

/** Says the price to those who listen, when the hand has come to rest. */
export function useSpokenPrice({ priced, isCurrent }: Pick<Calculation, 'priced' | 'isCurrent'>): void {
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

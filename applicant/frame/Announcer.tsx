import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'

const AnnounceContext = createContext<(text: string) => void>(() => undefined)

/** Says news to those who listen, without moving anybody. */
export function Announcer({ children }: { children: ReactNode }) {
  const [news, setNews] = useState({ text: '', number: 0 })
  const announce = useCallback((text: string) => setNews((before) => ({ text, number: before.number + 1 })), [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <output className="unseen">
        {/* The same words again are news again. */}
        <span key={news.number}>{news.text}</span>
      </output>
    </AnnounceContext>
  )
}

export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext)
}

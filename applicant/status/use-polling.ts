import { useEffect, useRef, useState } from 'react'
import { pollPauseMs } from '../server/poll-pause.ts'
import { codeOf } from '../server/request-failed.ts'
import { useSession } from '../session/SessionProvider.tsx'

export type Polling = { checkedAt: string | undefined; isFailing: boolean }

/**
 * Looks up the application again and again: quickly after something changed, then ever slower, not at all while nobody looks at the page, and
 * at once when somebody does again.
 */
export function usePolling(): Polling {
  const { session } = useSession()
  const [checkedAt, setCheckedAt] = useState<string>()
  const [isFailing, setFailing] = useState(false)
  const unchanged = useRef(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let hasLeft = false
    const lookUp = async () => {
      const before = fingerprint(session.get())
      try {
        await session.refresh()
        if (hasLeft) return
        unchanged.current = fingerprint(session.get()) === before ? unchanged.current + 1 : 0
        setCheckedAt(new Date().toISOString())
        setFailing(false)
      } catch (error) {
        if (hasLeft) return
        if (codeOf(error) === 'SIGN_IN_REQUIRED') return session.lose()
        unchanged.current += 1
        setFailing(true)
      }
      again()
    }
    const again = () => {
      clearTimeout(timer)
      if (!document.hidden) timer = setTimeout(() => void lookUp(), pollPauseMs(unchanged.current))
    }
    const seenAgain = () => {
      clearTimeout(timer)
      if (document.hidden) return
      unchanged.current = 0
      void lookUp()
    }
    document.addEventListener('visibilitychange', seenAgain)
    window.addEventListener('online', seenAgain)
    again()
    return () => {
      hasLeft = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seenAgain)
      window.removeEventListener('online', seenAgain)
    }
  }, [session])
  return { checkedAt, isFailing }
}

function fingerprint(state: unknown): string {
  return JSON.stringify(state)
}

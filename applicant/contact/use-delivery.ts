import { useEffect, useState } from 'react'
import type { ContactCode } from '../generated/api.ts'
import { pollPauseMs } from '../server/poll-pause.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'
import type { SentCode } from './sent-code.ts'

/** The code as the server has it: whether it has left, asked until that is known; and how many tries one has that outlived a reload. */
export function useDelivery({ code: sent, to }: SentCode): ContactCode {
  const api = useApi()
  const { application } = useApplication()
  const [seen, setSeen] = useState<ContactCode>()
  const newest = seen?.id === sent.id ? seen : sent
  // The contact is only in memory: without it this is the code as it was when it was sent.
  const isOld = to === undefined && newest === sent
  const mustAsk = isOld || newest.delivery === 'pending'
  useEffect(() => {
    if (!mustAsk) return undefined
    let round = 0
    let timer: ReturnType<typeof setTimeout>
    const leaving = new AbortController()
    const ask = (pauseMs: number) => {
      timer = setTimeout(async () => {
        round += 1
        const read = await api.readContactCode(application.id, sent.id, { signal: leaving.signal }).catch(() => undefined)
        if (leaving.signal.aborted) return
        if (read) setSeen(read)
        if (read?.delivery !== 'sent' && read?.delivery !== 'undeliverable') ask(pollPauseMs(round))
      }, pauseMs)
    }
    ask(isOld ? 0 : pollPauseMs(round))
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [api, application.id, sent.id, mustAsk, isOld])
  return newest
}

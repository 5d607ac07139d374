import { useEffect, useState } from 'react'
import type { ContactCode } from '../generated/api.ts'
import { pollPauseMs } from '../server/poll-pause.ts'
import { useApi, useApplication } from '../session/SessionProvider.tsx'

/** Whether the code has left, asked until it is known. */
export function useDelivery(sent: ContactCode): ContactCode {
  const api = useApi()
  const { application } = useApplication()
  const [seen, setSeen] = useState(sent)
  const newest = seen.id === sent.id ? seen : sent
  const isPending = newest.delivery === 'pending'
  useEffect(() => {
    if (!isPending) return undefined
    let round = 0
    let timer: ReturnType<typeof setTimeout>
    const leaving = new AbortController()
    const ask = () => {
      timer = setTimeout(async () => {
        round += 1
        const read = await api.readContactCode(application.id, sent.id, { signal: leaving.signal }).catch(() => undefined)
        if (leaving.signal.aborted) return
        if (read) setSeen(read)
        if (read?.delivery !== 'sent' && read?.delivery !== 'undeliverable') ask()
      }, pollPauseMs(round))
    }
    ask()
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [api, application.id, sent.id, isPending])
  return newest
}

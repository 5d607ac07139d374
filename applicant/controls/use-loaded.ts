import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../session/SessionProvider.tsx'
import { codeOf, toFailure, type Failure } from '../server/request-failed.ts'

export type Loaded<Value> = {
  /** The last that came, perhaps still of the key before. */
  value: Value | undefined
  failure: Failure | undefined
  reload: () => void
}

/** What a screen shows from the server. `key` names it: another key is another thing, and what was there before is kept meanwhile. */
export function useLoaded<Value>(load: (signal: AbortSignal) => Promise<Value>, key: string): Loaded<Value> {
  const { session } = useSession()
  const [value, setValue] = useState<Value>()
  const [failed, setFailed] = useState<{ request: string; failure: Failure }>()
  const [round, setRound] = useState(0)
  const newest = useRef(load)
  useEffect(() => {
    newest.current = load
  })
  const request = `${key} ${round}`
  useEffect(() => {
    const leaving = new AbortController()
    const answer = async () => {
      try {
        const loaded = await newest.current(leaving.signal)
        if (!leaving.signal.aborted) setValue(loaded)
      } catch (error) {
        if (leaving.signal.aborted) return
        if (codeOf(error) === 'SIGN_IN_REQUIRED') session.lose()
        setFailed({ request, failure: toFailure(error) })
      }
    }
    void answer()
    return () => leaving.abort()
  }, [request, session])
  const reload = useCallback(() => setRound((before) => before + 1), [])
  return { value, failure: failed?.request === request ? failed.failure : undefined, reload }
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../session/SessionProvider.tsx'
import { codeOf, toFailure, type Failure } from '../server/request-failed.ts'

export type Act<Input extends unknown[]> = {
  run: (...input: Input) => Promise<void>
  /** The same once more, after no answer came. */
  again: () => void
  isBusy: boolean
  failure: Failure | undefined
  forget: () => void
}

/** Something that the applicant orders: one at a time, with what went wrong kept until the next try. */
export function useAct<Input extends unknown[]>(act: (...input: Input) => Promise<void>): Act<Input> {
  const { session } = useSession()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const last = useRef<Input>(undefined)
  const newest = useRef(act)
  useEffect(() => {
    newest.current = act
  })
  const run = useCallback(
    async (...input: Input) => {
      last.current = input
      setBusy(true)
      setFailure(undefined)
      try {
        await newest.current(...input)
      } catch (error) {
        if (codeOf(error) === 'SIGN_IN_REQUIRED') session.lose()
        setFailure(toFailure(error))
      } finally {
        setBusy(false)
      }
    },
    [session],
  )
  const again = useCallback(() => {
    if (last.current) void run(...last.current)
  }, [run])
  return { run, again, isBusy, failure, forget: useCallback(() => setFailure(undefined), []) }
}

import { useRef, useState } from 'react'
import { isPassing, toDeskProblem, type DeskProblem } from './problem.ts'

export type Sending = {
  isSending: boolean
  problem: DeskProblem | undefined
  clearProblem: () => void
  /** Sends one thing with a key of its own, told apart by its print; answers undefined where it was refused, and says why in `problem`. */
  send: <Answer>(print: string, run: (key: string) => Promise<Answer>) => Promise<Answer | undefined>
}

/**
 * Sends one change at a time. The same one sent again because nobody answered has the same key, so that it is carried out once; one that was
 * refused, or is another, has a new one.
 */
export function useSending(): Sending {
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<DeskProblem>()
  const last = useRef<{ print: string; key: string }>(undefined)
  const send: Sending['send'] = async (print, run) => {
    const key = last.current?.print === print ? last.current.key : crypto.randomUUID()
    last.current = { print, key }
    setSending(true)
    setProblem(undefined)
    try {
      const answer = await run(key)
      last.current = undefined
      return answer
    } catch (thrown) {
      const found = toDeskProblem(thrown)
      if (!isPassing(found)) last.current = undefined
      setProblem(found)
      return undefined
    } finally {
      setSending(false)
    }
  }
  return { isSending, problem, send, clearProblem: () => setProblem(undefined) }
}

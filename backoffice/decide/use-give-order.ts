import { useRef, useState } from 'react'
import { giveOrder, type OrderIntent } from '../client/give-order.ts'
import { isPassing, toDeskProblem, type DeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import type { OrderAnswer } from '../generated/api.ts'

export type Giving = {
  isSending: boolean
  problem: DeskProblem | undefined
  /** Gives the order; answers undefined where it was refused, and says why in `problem`. */
  give: (intent: OrderIntent, at: { caseId: string; version: number }) => Promise<OrderAnswer | undefined>
  clearProblem: () => void
}

/**
 * Gives one order at a time. The same order sent again because nobody answered has the same key, so that it is carried out once; an order that
 * was refused and changed has a new one.
 */
export function useGiveOrder(): Giving {
  const { api } = useDesk()
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<DeskProblem>()
  const last = useRef<{ print: string; key: string }>(undefined)
  const give: Giving['give'] = async (intent, at) => {
    const print = JSON.stringify([intent, at])
    const key = last.current?.print === print ? last.current.key : crypto.randomUUID()
    last.current = { print, key }
    setSending(true)
    setProblem(undefined)
    try {
      const answer = await giveOrder(api, intent, { ...at, key })
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
  return { isSending, problem, give, clearProblem: () => setProblem(undefined) }
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readOrder } from '../client/give-order.ts'
import { toDeskProblem, type DeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'
import type { GivenOrder } from './outcome-words.ts'

export type Outcome = GivenOrder & { problem?: DeskProblem }

const pollMs = 2000

/** What came of the orders that were given from this page, the newest first. One that takes longer is asked about until it has ended. */
export function useOutcomes(): { outcomes: Outcome[]; add: (given: Omit<GivenOrder, 'id'>) => void; dismiss: (id: number) => void } {
  const { api } = useDesk()
  const queries = useQueryClient()
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const pending = outcomes.find((one) => one.answer.outcome === 'pending' && !one.problem)
  useEffect(() => {
    if (!pending) return
    let isGone = false
    const settle = (change: Partial<Outcome>) => {
      if (isGone) return
      setOutcomes((all) => all.map((one) => (one.id === pending.id ? { ...one, ...change } : one)))
      void queries.invalidateQueries()
    }
    const timer = setInterval(() => {
      readOrder(api, pending.answer.orderId).then(
        (answer) => answer.outcome !== 'pending' && settle({ answer }),
        (thrown: unknown) => {
          const problem = toDeskProblem(thrown)
          // Whether it was carried out is not known while nobody answers.
          if (problem.status >= 400 && problem.status < 500) settle({ problem })
        },
      )
    }, pollMs)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [api, pending, queries])
  return {
    outcomes,
    add: (given) => setOutcomes((all) => [{ ...given, id: (all[0]?.id ?? 0) + 1 }, ...all].slice(0, 5)),
    dismiss: (id) => setOutcomes((all) => all.filter((one) => one.id !== id)),
  }
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toDeskProblem, type DeskProblem } from '../client/problem.ts'
import { useDesk } from '../desk-context.ts'

export type OrderBase = {
  version: number
  isLooking: boolean
  /** Why looking again failed. */
  problem: DeskProblem | undefined
  /** Reads everything on the page anew and bases the order on what is there now; false where nobody answered. */
  lookAgain: () => Promise<boolean>
}

/** What an order is based on: the version that the person saw when they began, even while the page goes on under the form. */
export function useOrderBase(caseId: string, seen: number): OrderBase {
  const { api } = useDesk()
  const queries = useQueryClient()
  const [version, setVersion] = useState(seen)
  const [isLooking, setLooking] = useState(false)
  const [problem, setProblem] = useState<DeskProblem>()
  const lookAgain = async () => {
    setLooking(true)
    setProblem(undefined)
    try {
      const [{ data }] = await Promise.all([api.readCase(caseId), queries.invalidateQueries()])
      const member = data.members.find(({ id }) => id === caseId)
      if (member) setVersion(member.version)
      return member !== undefined
    } catch (thrown) {
      setProblem(toDeskProblem(thrown))
      return false
    } finally {
      setLooking(false)
    }
  }
  return { version, isLooking, problem, lookAgain }
}

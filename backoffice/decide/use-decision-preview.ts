import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useDesk } from '../desk-context.ts'
import type { Terms } from './order-draft.ts'

const pauseMs = 300

/** What would come of a decision, asked of the rule itself while it is being prepared. `isAsking`: what is known is of an earlier draft. */
export function useDecisionPreview(
  about: { caseId: string; step: string; version: number; decision: string; terms: Terms | undefined } | undefined,
) {
  const { api } = useDesk()
  const settled = useSettled(about)
  const preview = useQuery({
    queryKey: ['decision-preview', settled],
    enabled: settled !== undefined,
    queryFn: async () => {
      const { caseId, step, decision, terms } = settled!
      return (await api.previewDecision(caseId, step, { decision, ...(terms && { terms }) })).data
    },
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { ...preview, isAsking: about !== undefined && (preview.isFetching || JSON.stringify(about) !== JSON.stringify(settled)) }
}

/** The value once it has stood still for a moment: nobody is asked at every key. */
function useSettled<Value>(value: Value): Value {
  const print = JSON.stringify(value)
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(print === undefined ? (undefined as Value) : (JSON.parse(print) as Value)), pauseMs)
    return () => clearTimeout(timer)
  }, [print])
  return settled
}

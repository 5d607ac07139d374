import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../desk-context.ts'
import type { Vocabulary } from '../generated/api.ts'
import { codeText } from './codes.ts'

const nothing: Vocabulary = {
  declineReasons: {},
  referralReasons: {},
  orderReasons: {},
  requests: [],
  reasonsOfOrders: {},
  reasonsOfDecisions: {},
}

/** The words of the API for its codes, read once; empty for the blink before they are there. */
export function useVocabulary(): Vocabulary {
  const { api } = useDesk()
  const asked = useQuery({
    queryKey: ['vocabulary'],
    queryFn: async () => (await api.readVocabulary()).data,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return asked.data ?? nothing
}

/** A reason of whatever kind in words. */
export function useReasonWords(): (code: string) => string {
  const vocabulary = useVocabulary()
  return (code) => reasonText(vocabulary, code)
}

export function reasonText(vocabulary: Vocabulary, code: string): string {
  const request = vocabulary.requests.find((one) => one.code === code)
  return (
    vocabulary.declineReasons[code] ?? vocabulary.referralReasons[code] ?? vocabulary.orderReasons[code] ?? request?.label ?? codeText(code)
  )
}

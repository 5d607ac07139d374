import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../desk-context.ts'
import type { Vocabulary } from '../generated/api.ts'
import { codeText } from './codes.ts'

const nothing: Vocabulary = {
  declineReasons: {},
  referralReasons: {},
  orderReasons: {},
  providers: {},
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

/** A provider by the name that the page of integrations has for it. */
export function useProviderWords(): (provider: string) => string {
  const { providers } = useVocabulary()
  return (provider) => providers[provider] ?? codeText(provider)
}

export function reasonText(vocabulary: Vocabulary, code: string): string {
  const request = vocabulary.requests.find((one) => one.code === code)
  return (
    vocabulary.declineReasons[code] ?? vocabulary.referralReasons[code] ?? vocabulary.orderReasons[code] ?? request?.label ?? codeText(code)
  )
}

import { useReading } from '../client/use-reading.ts'
import { usePolling } from '../display/use-attended.ts'

/** The outside systems by capability, each as our own calls saw it a moment ago. */
export function useIntegrations() {
  return useReading(['integrations'], usePolling(15_000), (api) => api.listIntegrations())
}

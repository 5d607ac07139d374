import { useReading } from '../client/use-reading.ts'
import { usePolling } from '../display/use-attended.ts'

/** When no new applications were taken of late, the newest first; one without an end is in force. */
export function useIntakePauses() {
  return useReading(['intake-pauses'], usePolling(15_000), (api) => api.listIntakePauses({ limit: 20 }))
}

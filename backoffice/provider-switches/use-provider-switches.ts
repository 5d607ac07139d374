import { useReading } from '../client/use-reading.ts'
import { usePolling } from '../display/use-attended.ts'

/** Switches of default providers of late, proposed and answered, the newest first. */
export function useProviderSwitches() {
  return useReading(['provider-switches'], usePolling(10_000), (api) => api.listProviderSwitches({ limit: 20 }))
}

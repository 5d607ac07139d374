import { useSyncExternalStore } from 'react'

/** Whether the session has ended under the page. Told by any answer of the API that asks for a sign-in. */
let lost = false
const listeners = new Set<() => void>()

export function tellSessionLost(): void {
  become(true)
}

export function tellSessionFound(): void {
  become(false)
}

export function useSessionLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => lost,
  )
}

function become(next: boolean): void {
  if (lost === next) return
  lost = next
  for (const tell of listeners) tell()
}

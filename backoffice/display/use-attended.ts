import { useSyncExternalStore } from 'react'

/** After this long without a hand on the desk it asks for nothing any more, so that a session left alone can end. */
const unattendedAfterMs = 10 * 60_000

let attended = true
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** The interval at which a page looks for changes, or false while nobody is there. Hidden pages are not asked for anyway. */
export function usePolling(intervalMs: number): number | false {
  return useSyncExternalStore(subscribe, () => attended) ? intervalMs : false
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) listen()
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stopListening()
  }
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const

function listen(): void {
  for (const sign of signs) window.addEventListener(sign, comeBack, { passive: true, capture: true })
  comeBack()
}

function stopListening(): void {
  for (const sign of signs) window.removeEventListener(sign, comeBack, { capture: true })
  clearTimeout(timer)
}

function comeBack(): void {
  clearTimeout(timer)
  timer = setTimeout(() => become(false), unattendedAfterMs)
  become(true)
}

function become(next: boolean): void {
  if (attended === next) return
  attended = next
  for (const tell of listeners) tell()
}

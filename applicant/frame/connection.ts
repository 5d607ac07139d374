export type Connection = 'online' | 'offline' | 'back'

/** How long it is said that the line is back. */
const saidMs = 4000

let current: Connection = 'online'
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Whether there is a line, as far as the browser knows. */
export function readConnection(): Connection {
  return current === 'online' && !navigator.onLine ? 'offline' : current
}

export function watchConnection(changed: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('online', wentOnline)
    window.addEventListener('offline', wentOffline)
  }
  listeners.add(changed)
  return () => {
    listeners.delete(changed)
    if (listeners.size > 0) return
    window.removeEventListener('online', wentOnline)
    window.removeEventListener('offline', wentOffline)
  }
}

function wentOffline(): void {
  clearTimeout(timer)
  move('offline')
}

function wentOnline(): void {
  move('back')
  timer = setTimeout(() => move('online'), saidMs)
}

function move(next: Connection): void {
  current = next
  for (const listener of listeners) listener()
}

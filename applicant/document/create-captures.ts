import type { DocumentSet } from '../generated/api.ts'
import { RequestFailed, toFailure, type Failure } from '../server/request-failed.ts'
import type { PageToUpload } from '../server/upload-page.ts'

export type Slot = DocumentSet['pages'][number]['slot']

/** A photograph on its way, with the picture to show. */
export type Capture = {
  previewUrl: string
  sending:
    | { state: 'uploading'; percent: number }
    /** No line; it goes on by itself. */
    | { state: 'waiting' }
    | { state: 'received' }
    | { state: 'refused'; failure: Failure }
}

export type Captures = {
  get: () => Readonly<Partial<Record<Slot, Capture>>>
  subscribe: (listener: () => void) => () => void
  /** Begins to send; what was sent for this slot before gives way. */
  send: (page: PageToUpload, previewUrl: string) => void
  clear: () => void
}

type Sending = {
  upload: (page: PageToUpload, tell: (percent: number) => void, signal: AbortSignal) => Promise<DocumentSet>
  /** Until the line may be back: after so long, or when the browser says so. */
  untilLine: (ms: number) => Promise<void>
  received: (page: PageToUpload, set: DocumentSet) => void
  forget: (previewUrl: string) => void
}

const firstPauseMs = 2000
const longestPauseMs = 30_000

/** The photographs that are being sent, in the background and as often as the line needs, while the applicant goes on. */
export function createCaptures({ upload, untilLine, received, forget }: Sending): Captures {
  let current: Partial<Record<Slot, Capture>> = {}
  const running = new Map<Slot, AbortController>()
  const listeners = new Set<() => void>()
  const show = (slot: Slot, capture: Capture) => {
    current = { ...current, [slot]: capture }
    for (const listener of listeners) listener()
  }
  const drop = (slot: Slot) => {
    running.get(slot)?.abort()
    const old = current[slot]
    if (old) forget(old.previewUrl)
  }
  const sendUntilDone = async (page: PageToUpload, previewUrl: string, signal: AbortSignal) => {
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        show(page.slot, { previewUrl, sending: { state: 'uploading', percent: 0 } })
        const set = await upload(
          page,
          (percent) => !signal.aborted && show(page.slot, { previewUrl, sending: { state: 'uploading', percent } }),
          signal,
        )
        if (signal.aborted) return
        show(page.slot, { previewUrl, sending: { state: 'received' } })
        return received(page, set)
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof RequestFailed) || error.failure.kind !== 'unreachable') {
          return show(page.slot, { previewUrl, sending: { state: 'refused', failure: toFailure(error) } })
        }
        show(page.slot, { previewUrl, sending: { state: 'waiting' } })
        await untilLine(pauseMs)
      }
    }
  }
  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(page, previewUrl) {
      drop(page.slot)
      const controller = new AbortController()
      running.set(page.slot, controller)
      void sendUntilDone(page, previewUrl, controller.signal)
    },
    clear() {
      for (const slot of Object.keys(current) as Slot[]) drop(slot)
      running.clear()
      current = {}
      for (const listener of listeners) listener()
    },
  }
}

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

export type Captures<Item extends { slot: string } = PageToUpload> = {
  get: () => Readonly<Partial<Record<Item['slot'], Capture>>>
  subscribe: (listener: () => void) => () => void
  /** Begins to send; what was sent for this slot before gives way. */
  send: (item: Item, previewUrl: string) => void
  /** Stops sending it, and forgets it. */
  drop: (slot: Item['slot']) => void
  clear: () => void
}

type Sending<Item extends { slot: string }, Answer> = {
  upload: (item: Item, tell: (percent: number) => void, signal: AbortSignal) => Promise<Answer>
  /** Until the line may be back: after so long, or when the browser says so. */
  untilLine: (ms: number) => Promise<void>
  received: (item: Item, answer: Answer, previewUrl: string) => void
  forget: (previewUrl: string) => void
}

const firstPauseMs = 2000
const longestPauseMs = 30_000

/** The pictures that are being sent, in the background and as often as the line needs, while the applicant goes on. */
export function createCaptures<Item extends { slot: string }, Answer>(sending: Sending<Item, Answer>): Captures<Item> {
  type Slots = Partial<Record<Item['slot'], Capture>>
  const { upload, untilLine, received, forget } = sending
  let current: Slots = {}
  const running = new Map<Item['slot'], AbortController>()
  const listeners = new Set<() => void>()
  const move = (next: Slots) => {
    current = next
    for (const listener of listeners) listener()
  }
  const show = (slot: Item['slot'], capture: Capture) => move({ ...current, [slot]: capture })
  const stop = (slot: Item['slot']) => {
    running.get(slot)?.abort()
    const old = current[slot]
    if (old) forget(old.previewUrl)
  }
  const sendUntilDone = async (item: Item, previewUrl: string, signal: AbortSignal) => {
    const slot: Item['slot'] = item.slot
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        show(slot, { previewUrl, sending: { state: 'uploading', percent: 0 } })
        const answer = await upload(
          item,
          (percent) => !signal.aborted && show(slot, { previewUrl, sending: { state: 'uploading', percent } }),
          signal,
        )
        if (signal.aborted) return
        show(slot, { previewUrl, sending: { state: 'received' } })
        return received(item, answer, previewUrl)
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof RequestFailed) || error.failure.kind !== 'unreachable') {
          return show(slot, { previewUrl, sending: { state: 'refused', failure: toFailure(error) } })
        }
        show(slot, { previewUrl, sending: { state: 'waiting' } })
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
    send(item, previewUrl) {
      stop(item.slot)
      const controller = new AbortController()
      running.set(item.slot, controller)
      void sendUntilDone(item, previewUrl, controller.signal)
    },
    drop(slot) {
      stop(slot)
      running.delete(slot)
      const { [slot]: _dropped, ...others } = current
      move(others as Slots)
    },
    clear() {
      for (const slot of Object.keys(current) as Item['slot'][]) stop(slot)
      running.clear()
      move({})
    },
  }
}

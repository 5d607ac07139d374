import type { HeapInfo } from 'node:v8'
import type { Worker } from 'node:worker_threads'

type Watch = { mostBytes: number; onTooMuch: () => void; until: AbortSignal }

/**
 * Calls back when a thread holds more memory than it may: four megabytes of a file can unpack to four gigabytes, and the limits that a thread
 * may be given do not count what lies outside its heap. Ends with the signal.
 */
export function watchMemory(thread: Worker, { mostBytes, onTooMuch, until }: Watch): void {
  const look = async (): Promise<void> => {
    // A thread that has ended holds nothing.
    const { external_memory: outside = 0, used_heap_size: heap = 0 } = await thread
      .getHeapStatistics()
      .catch(() => ({}) as Partial<HeapInfo>)
    if (!until.aborted && outside + heap > mostBytes) onTooMuch()
  }
  const timer = setInterval(() => void look(), 100).unref()
  until.addEventListener('abort', () => clearInterval(timer), { once: true })
}

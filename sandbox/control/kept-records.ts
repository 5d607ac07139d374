import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type KeptRecords<T> = {
  find(id: string): T | undefined
  /** In the order in which they first came. */
  all(): T[]
  put(record: T): void
}

/**
 * Records that survive a restart: one line of JSON for each change, the last line of an id counts. A line that a crash cut off
 * is dropped; the file is rewritten without old lines whenever it is opened.
 */
export function keepRecords<T>(path: string, idOf: (record: T) => string): KeptRecords<T> {
  const records = new Map(readLines<T>(path).map((record) => [idOf(record), record]))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, [...records.values()].map(toLine).join(''))
  renameSync(`${path}.new`, path)
  return {
    find: (id) => records.get(id),
    all: () => [...records.values()],
    put(record) {
      records.set(idOf(record), record)
      appendFileSync(path, toLine(record))
    },
  }
}

function toLine(record: unknown): string {
  return `${JSON.stringify(record)}\n`
}

function readLines<T>(path: string): T[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  // Whatever follows the last line break was never finished.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as T)
}

import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const rotateAtBytes = 5_000_000

/** Opens a log for appending. One that has grown large becomes `<name>.1` first, in place of the one before it. */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if (existsSync(path) && statSync(path).size > rotateAtBytes) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** The last lines that are not empty, to show beside "it did not start". */
export function lastLines(path: string, count: number): string[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
}

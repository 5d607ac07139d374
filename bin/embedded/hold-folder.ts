import { closeSync, mkdirSync, openSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isErrno } from './process-group.ts'

const beatMs = 2000
/** Who has not touched the file for this long is gone: killed, or the machine was switched off. */
const lostAfterMs = 20_000

type Options = { say: (line: string) => void; signal?: AbortSignal }

/** Waits until nobody else fills this folder and holds it. The holder touches a file beside it; a file that lies untouched is taken over. */
export async function holdFolder(folder: string, { say, signal }: Options): Promise<() => void> {
  const file = `${folder}.lock`
  mkdirSync(dirname(folder), { recursive: true })
  let hasSaid = false
  while (!tryToHold(file)) {
    if (!hasSaid) say('Another start is getting the workflow server; waiting for it')
    hasSaid = true
    await pause(200, undefined, signal === undefined ? {} : { signal })
  }
  mkdirSync(folder, { recursive: true })
  const beat = setInterval(() => touch(file), beatMs)
  beat.unref()
  return () => {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

function tryToHold(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'))
    return true
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
    if (ageMs(file) > lostAfterMs) rmSync(file, { force: true })
    return false
  }
}

function ageMs(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return 0
    throw error
  }
}

function touch(file: string): void {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch (error) {
    // Taken from us while this machine slept. The target is moved into place whole, so two holders do no harm.
    if (!isErrno(error, 'ENOENT')) throw error
  }
}

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { endGroup, isErrno, type LedGroup } from './process-group.ts'

/** A file with the process groups of a run. Whoever starts next in this folder can tell whether one of them is still ending. */
export type ProcessRecord = { add: (led: LedGroup) => void; remove: (group: number) => void }

/** A process that lost its parent stops by itself; this is how long it may take before it is made to. */
const usualPatienceMs = 10_000

export function openProcessRecord(file: string): ProcessRecord {
  const groups = new Map<number, LedGroup>()
  const write = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify([...groups.values()]), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return {
    add: (led) => {
      groups.set(led.group, led)
      write()
    },
    remove: (group) => {
      groups.delete(group)
      write()
    },
  }
}

/** Waits until nothing of an earlier run is left. Two servers on the same files would ruin them. */
export async function endLeftovers(file: string, patienceMs = usualPatienceMs): Promise<void> {
  await Promise.all(readRecord(file).map((led) => endGroup(led, patienceMs)))
  rmSync(file, { force: true })
}

function readRecord(file: string): LedGroup[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LedGroup[]
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  }
}

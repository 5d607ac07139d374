import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * kill -9 of a whole PostgreSQL: the postmaster first, so that it cannot tidy up, then every process it had started. Nothing is flushed,
 * nothing said goodbye to.
 */
export function killPostgres(dataFolder: string): number {
  const postmaster = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
  const children = parents().filter(([, parent]) => parent === postmaster)
  for (const pid of [postmaster, ...children.map(([child]) => child)]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // A child may have ended between being listed and being killed.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  return children.length + 1
}

/** Each process with its parent. */
function parents(): [number, number][] {
  if (process.platform !== 'linux') {
    const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout
    return listed
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  }
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry): [number, number][] => {
      try {
        // The name in brackets may itself hold brackets and spaces: what follows the last one is state and parent.
        const [, parent] = readFileSync(`/proc/${entry}/stat`, 'utf8').split(')').at(-1)!.trim().split(' ')
        return [[Number(entry), Number(parent)]]
      } catch {
        // It ended while we looked.
        return []
      }
    })
}

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** A process that led a group of its own. The marker is a part of its command line that nobody else's has, such as a path of ours. */
export type LedGroup = { group: number; marker: string }

/**
 * Waits for a group to end by itself, then ends it. A group whose commands do not carry the marker is somebody else's that has been
 * given the same number since, and is left alone.
 */
export async function endGroup(led: LedGroup, patienceMs: number): Promise<void> {
  if (await isGoneWithin(led, patienceMs)) return
  signalGroup(led.group, 'SIGTERM')
  if (await isGoneWithin(led, 5000)) return
  signalGroup(led.group, 'SIGKILL')
  await isGoneWithin(led, 5000)
}

export function isGroupAlive(led: LedGroup): boolean {
  if (led.group <= 1 || !signalGroup(led.group, 0)) return false
  return commandsOf(led.group).some((command) => command.includes(led.marker))
}

/** Whether there was anybody to signal. */
export function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  if (group <= 1) return false
  try {
    process.kill(-group, signal)
    return true
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false
    if (isErrno(error, 'EPERM')) return true
    throw error
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function isGoneWithin(led: LedGroup, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (isGroupAlive(led)) {
    if (Date.now() >= deadline) return false
    await pause(50)
  }
  return true
}

/** The command line of a process, or undefined when there is none with that number. */
export function commandOf(pid: number): string | undefined {
  if (process.platform === 'linux') return readProcess(pid)?.command
  const listed = spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
  return listed.status === 0 ? listed.stdout.trim() : undefined
}

/** Whether any process has this as its working folder. Only Linux tells. */
export function worksIn(folder: string): boolean {
  if (process.platform !== 'linux') return false
  return listPids().some((pid) => workingFolderOf(pid) === folder)
}

function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It ended while we looked, or is none of ours.
    return undefined
  }
}

function listPids(): number[] {
  return readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? [Number(entry)] : []))
}

// Slim Linux images have no `ps`, and macOS has no /proc.
function commandsOf(group: number): string[] {
  if (process.platform !== 'linux') {
    const listed = spawnSync('ps', ['-A', '-o', 'pgid=,args='], { encoding: 'utf8' })
    return listed.stdout.split('\n').filter((line) => Number.parseInt(line, 10) === group)
  }
  return listPids()
    .map((pid) => readProcess(pid))
    .filter((found) => found?.group === group)
    .map((found) => found!.command)
}

function readProcess(pid: number): { group: number; command: string } | undefined {
  try {
    // The name in brackets may itself hold brackets and spaces: what follows the last one is state, parent, group.
    const [state, , group] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)!.trim().split(' ')
    if (state === 'Z') return undefined
    return { group: Number(group), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }
  } catch (error) {
    // It ended while we looked.
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ESRCH')) return undefined
    throw error
  }
}

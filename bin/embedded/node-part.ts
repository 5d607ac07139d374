import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '#domain/errors.ts'
import type { Addresses } from './child.ts'
import { describeExit } from './guarded-process.ts'
import { lastLines, openLog } from './log-file.ts'
import type { Part, RunningPart } from './part.ts'
import { signalGroup } from './process-group.ts'

export type NodePartOptions = {
  name: string
  /** The script, which calls `announceReady` when it serves. */
  entry: string
  /** All of it, asked for at each start: a part that starts again finds where the others are now. */
  environment: () => Record<string, string | undefined>
  /** What its heap may grow to. Node would otherwise take a share of the machine before it collects. */
  heapLimitMb: number
  logFile: string
  readyTimeoutMs: number
  stopTimeoutMs: number
}

const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href

/** A script of ours in a process group of its own, so that a Ctrl-C in the terminal reaches the supervisor and nobody else. */
export function nodePart(options: NodePartOptions): Part {
  return { name: options.name, marker: options.entry, start: (signal, onSpawn) => startNode(options, signal, onSpawn) }
}

async function startNode(options: NodePartOptions, signal: AbortSignal, onSpawn: (group: number) => void): Promise<RunningPart> {
  const child = spawnNode(options)
  const exited = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.once('exit', (code, exitSignal) => resolve(describeExit(code, exitSignal)))
  })
  const group = child.pid ?? 0
  onSpawn(group)
  const stop = async (): Promise<void> => {
    // A channel that is closed already means that the child is ending.
    if (child.connected) child.send('stop', () => undefined)
    const force = setTimeout(() => signalGroup(group, 'SIGKILL'), options.stopTimeoutMs)
    await exited
    clearTimeout(force)
  }
  try {
    const addresses = await waitUntilReady(child, exited, options, signal)
    return { group, exited, stop, addresses }
  } catch (error) {
    await stop()
    throw error
  }
}

function spawnNode({ entry, environment, heapLimitMb, logFile }: NodePartOptions): ChildProcess {
  const log = openLog(logFile)
  try {
    return spawn(process.execPath, [`--max-old-space-size=${heapLimitMb}`, '--import', endWithParent, entry], {
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
      env: environment(),
    })
  } finally {
    closeSync(log)
  }
}

async function waitUntilReady(
  child: ChildProcess,
  exited: Promise<string>,
  options: NodePartOptions,
  signal: AbortSignal,
): Promise<Addresses> {
  const { promise, resolve, reject } = Promise.withResolvers<Addresses>()
  const fail = (ended: string): void =>
    reject(
      new AppError('PART_NOT_STARTED', { part: options.name, ended, log: lastLines(options.logFile, 8), file: basename(options.logFile) }),
    )
  const timer = setTimeout(() => fail(`not ready after ${options.readyTimeoutMs / 1000} s`), options.readyTimeoutMs)
  const abort = (): void => reject(signal.reason)
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  child.on('message', (message) => {
    if (isReady(message)) resolve(message.addresses)
  })
  void exited.then(fail)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

function isReady(message: unknown): message is { ready: true; addresses: Addresses } {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true && 'addresses' in message
}

import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '#domain/errors.ts'
import { isErrno } from './process-group.ts'

/** What the lock file says, and how its holder is asked whether it still lives. */
type LockFile = { token: string; pid: number; port: number }
type Holder = { token: string; pid: number; since: string; address: string }

export type RunLock = {
  /** Where the product answers, for whoever is refused. */
  announce: (address: string) => void
  release: () => void
}

/**
 * Makes sure that only one product runs on a data folder. The file names a port on which its holder answers: a process number alone
 * proves nothing, since after a restart of a container it is soon somebody else's.
 */
export async function takeRunLock(file: string): Promise<RunLock> {
  const holder: Holder = { token: randomUUID(), pid: process.pid, since: new Date().toISOString(), address: 'starting' }
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(JSON.stringify(holder))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  const mine: LockFile = { token: holder.token, pid: process.pid, port: (server.address() as AddressInfo).port }
  try {
    await takeFile(file, JSON.stringify(mine))
  } catch (error) {
    server.close()
    throw error
  }
  return {
    announce: (address) => {
      holder.address = address
    },
    release: () => release(file, mine, server),
  }
}

async function takeFile(file: string, content: string): Promise<void> {
  while (!tryToCreate(file, content)) {
    const found = await readLock(file)
    if (found === undefined) continue
    const holder = await askHolder(found)
    if (holder !== undefined) {
      const { pid, since, address } = holder
      throw new AppError('ALREADY_RUNNING', { pid, since, address })
    }
    takeAway(file, found)
  }
}

function tryToCreate(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

/** Undefined when it has just been released. A file without sense is being written this moment, or was when the machine went down. */
async function readLock(file: string): Promise<LockFile | undefined> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as LockFile
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return undefined
      if (!(error instanceof SyntaxError)) throw error
      await pause(50)
    }
  }
  return { token: '', pid: 0, port: 0 }
}

async function askHolder(lock: LockFile): Promise<Holder | undefined> {
  const answer = await new Promise<string>((resolve) => {
    if (lock.port === 0) return resolve('')
    let text = ''
    const socket = connect(lock.port, '127.0.0.1')
    socket.setTimeout(3000, () => socket.destroy())
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })
  try {
    const holder = JSON.parse(answer) as Holder
    return holder.token === lock.token ? holder : undefined
  } catch {
    // Nobody answers there, or somebody else who speaks another protocol.
    return undefined
  }
}

/** Of two who find the same dead lock, the slower one may have moved the living lock of the faster one: it goes back. */
function takeAway(file: string, dead: LockFile): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return
    throw error
  }
  const moved = readFileSync(aside, 'utf8')
  if (moved.includes(dead.token)) rmSync(aside)
  else renameSync(aside, file)
}

function release(file: string, mine: LockFile, server: Server): void {
  server.close()
  try {
    if (readFileSync(file, 'utf8').includes(mine.token)) rmSync(file)
  } catch (error) {
    // The folder was deleted under us, and with it what we would delete.
    if (!isErrno(error, 'ENOENT')) throw error
  }
}

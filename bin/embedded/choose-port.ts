import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { AppError } from '#domain/errors.ts'
import { isErrno } from './process-group.ts'

const portsToTry = 100

/** The wanted port, or the next one above it that nobody listens on. */
export async function choosePort(wanted: number): Promise<number> {
  const last = Math.min(wanted + portsToTry - 1, 65_535)
  for (let port = wanted; port <= last; port += 1) {
    if (await isFree(port)) return port
  }
  throw new AppError('NO_FREE_PORT', { from: wanted, to: last })
}

/** The port that somebody wrote down. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new AppError('PORT_MALFORMED', { port: text })
  return port
}

/** Below the ports that systems give to outgoing connections (Linux from 32768, macOS and Windows from 49152). */
const quietPorts = { from: 20_000, to: 32_000 }

/**
 * A port that nobody listens on and that stays free until a part listens on it: one that the operating system gives away may be that of the
 * next connection of anybody, or of another product that starts beside this one.
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < portsToTry; tried += 1) {
    const port = randomInt(quietPorts.from, quietPorts.to)
    if (await isFree(port)) return port
  }
  throw new AppError('NO_FREE_PORT', quietPorts)
}

// macOS lets one listen on all addresses beside another who listens on one of them, so each is tried by itself.
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    if (!(await canListen(port, host))) return false
  }
  return true
}

async function canListen(port: number, host: string): Promise<boolean> {
  return await new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      if (isErrno(error, 'EADDRINUSE') || isErrno(error, 'EACCES')) resolve(false)
      // A machine without IPv6 has nobody listening there either.
      else if (isErrno(error, 'EADDRNOTAVAIL') || isErrno(error, 'EAFNOSUPPORT')) resolve(true)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

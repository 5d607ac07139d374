import { spawn } from 'node:child_process'
import { AppError } from '#domain/errors.ts'

export type GuardedCommand = {
  command: string
  args: string[]
  environment: Record<string, string>
  /** Where its output goes: an open file, or nowhere. */
  output: number | 'ignore'
  stopSignal: 'INT' | 'TERM' | 'KILL'
  stopTimeoutMs: number
  /** A folder that vanishes together with the process. */
  removeAfter?: string
  runAs?: { uid: number; gid: number }
}

export type GuardedProcess = {
  /** Its process group, which the guard leads. */
  group: number
  /** Settles when the process is gone, with how it ended: `exit code 1`, `signal SIGKILL`. */
  exited: Promise<string>
  hasExited: () => boolean
  stop: () => Promise<void>
}

/**
 * Starts a server that ends with us, even when we are killed with a signal that nobody can catch: a tiny shell holds the other end of
 * a pipe, and when that end closes, for whatever reason, it stops the server in order. The pair has a session of its own, so a Ctrl-C
 * in the terminal reaches us and not the server.
 */
export function startGuarded(command: GuardedCommand): GuardedProcess {
  if (process.platform === 'win32') throw new AppError('PLATFORM_NOT_SUPPORTED', { platform: process.platform })
  const waitTenths = String(Math.ceil(command.stopTimeoutMs / 100))
  const guardArguments = [command.stopSignal, waitTenths, command.removeAfter ?? '', command.command, ...command.args]
  const guard = spawn('/bin/sh', ['-c', guardScript, 'tenor-guard', ...guardArguments], {
    stdio: ['pipe', command.output, command.output],
    detached: true,
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...command.environment },
    ...command.runAs,
  })
  // Where the server ended by itself there is nobody left to tell; `exited` says so.
  guard.stdin?.on('error', () => undefined)
  let ended = false
  const exited = new Promise<string>((resolve) => {
    const settle = (how: string): void => {
      ended = true
      resolve(how)
    }
    guard.once('error', (error) => settle(error.message))
    guard.once('exit', (code, signal) => settle(describeExit(code, signal)))
  })
  const stop = async (): Promise<void> => {
    guard.stdin?.end()
    await exited
  }
  return { group: guard.pid ?? 0, exited, hasExited: () => ended, stop }
}

export function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `signal ${signal}`
  return `exit code ${code ?? 'unknown'}`
}

// Arguments: signal, tenths of a second to wait after it, folder to remove at the end, then the command.
// Descriptor 3 is the pipe; the server itself gets neither the pipe nor the terminal.
// A shell starts what it puts in the background deaf to INT, and a server that has only just begun has not changed that yet: so INT is repeated.
const guardScript = `
exec 3<&0
signal=$1; tenths=$2; remove=$3; shift 3
"$@" </dev/null 3<&- &
server=$!
{
  read -r _ <&3
  kill -s "$signal" "$server"
  while [ "$tenths" -gt 0 ] && kill -0 "$server"; do
    sleep 0.1
    tenths=$((tenths - 1))
    if [ "$signal" = INT ] && [ $((tenths % 5)) = 0 ]; then kill -s INT "$server"; fi
  done
  kill -s KILL "$server"
} 2>/dev/null &
watcher=$!
wait "$server"; code=$?
kill "$watcher" 2>/dev/null
if [ -n "$remove" ]; then rm -rf -- "$remove"; fi
exit "$code"
`

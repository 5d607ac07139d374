import { AppError, errorCodes } from '#domain/errors.ts'

export type StaffToSignIn = { name: string; role: string }

export type Story = {
  /** A line of what happens, with the seconds since the start before it. */
  say: (line: string) => void
  /** Text without a time. */
  tell: (lines: string[]) => void
}

/** What the terminal shows. The programs themselves talk to their log files. */
export function createStory(output: NodeJS.WritableStream): Story {
  const startedAt = Date.now()
  // The terminal may go before we do.
  output.on('error', () => undefined)
  const write = (line: string): void => void output.write(`${line}\n`)
  return {
    say: (line) => write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${line}`),
    tell: (lines) => lines.forEach(write),
  }
}

export function readyLines(at: { url: string; sandboxUrl: string | undefined }, staff: StaffToSignIn[], logsFolder: string): string[] {
  const { url, sandboxUrl } = at
  const nameWidth = Math.max(0, ...staff.map(({ name }) => name.length))
  const signInLine = ({ name, role }: StaffToSignIn): string => `  ${name.padEnd(nameWidth)}  ${role}`
  return [
    '',
    'Tenor is ready. Ctrl-C stops it; the next start goes on where it was.',
    '',
    `  ${url}/          both apps`,
    `  ${url}/apply/    for applicants, made for a phone`,
    `  ${url}/desk/     for staff`,
    `  ${url}/docs      the API, for integrators`,
    ...(sandboxUrl === undefined ? [] : [`  ${sandboxUrl}/         what stands in for the outside world`]),
    '',
    ...(staff.length === 0 ? [] : ['Sign in at the desk with one click as', '', ...staff.map(signInLine), '']),
    `Logs are in ${logsFolder}. To begin afresh: npm start -- --reset`,
    '',
  ]
}

/** One line that says what happened and what to do; below it, where a program failed, its last words. */
export function problemLines(error: unknown): string[] {
  if (!(error instanceof AppError)) return [foreignProblem(error)]
  const { log, ...facts } = error.details
  const known = Object.entries(facts).map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
  const { title, remedy } = errorCodes[error.code]
  const line = `${title}${known.length > 0 ? ` (${known.join('; ')})` : ''}. ${remedy}`
  return [line, ...(Array.isArray(log) ? log.map((entry) => `    ${String(entry)}`) : [])]
}

function foreignProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${error.message}. Start as the user who owns this folder.`
  if (code === 'ENOSPC') return `${error.message}. Free some space on this disk.`
  if (code.startsWith('ERR_PARSE_ARGS')) return `${error.message}. The only option is --reset: npm start -- --reset`
  // A bug of ours: the place it comes from is the only help there is.
  return error.stack ?? error.message
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long each log was. */
export type LogMarks = { folder: string; lengths: Readonly<Record<string, number>> }

export type LogLine = { file: string; line: string }

export function markLogs(dataFolder: string): LogMarks {
  const folder = join(dataFolder, 'logs')
  return { folder, lengths: Object.fromEntries(logFiles(folder).map((file) => [file, readFileSync(join(folder, file)).length])) }
}

/** What was written since, line by line. */
export function linesSince({ folder, lengths }: LogMarks): LogLine[] {
  return logFiles(folder).flatMap((file) =>
    readFileSync(join(folder, file))
      .subarray(lengths[file] ?? 0)
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ file, line })),
  )
}

function logFiles(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

const errorLevel = 50

/** Whether a line tells of an error: by its level in our own logs and the servers', by its looks where a program cried out. */
export function isErrorLine({ file, line }: LogLine): boolean {
  if (line.startsWith('{')) return (JSON.parse(line) as { level: number }).level >= errorLevel
  if (file.startsWith('postgres')) return /\b(ERROR|FATAL|PANIC):/.test(line) && !line.includes('the database system is starting up')
  if (file.startsWith('temporal')) return /level=(ERROR|FATAL)|"level":"(error|fatal)"|^panic:/.test(line)
  return /\[ERROR\]|\bERROR\b|^\s+at .+:\d+|^\w*Error\b|[Uu]nhandled/.test(line)
}

import type { ActivityLog } from '#activities/activity-deps.ts'

export type LoggedLine = { level: 'info' | 'warn' | 'error'; facts: Readonly<Record<string, unknown>>; message: string }
export type RecordingLog = ActivityLog & { lines: LoggedLine[] }

/** A log that a test can read. */
export function createRecordingLog(): RecordingLog {
  const lines: LoggedLine[] = []
  const write = (level: LoggedLine['level']) => (facts: LoggedLine['facts'], message: string) => void lines.push({ level, facts, message })
  return { lines, info: write('info'), warn: write('warn'), error: write('error') }
}

import type { LogLevel, LogMetadata, Logger as EngineLogger } from '@temporalio/worker'
import type { Logger } from 'pino'

/**
 * The engine's own libraries write into our log, a line of JSON each, with what finds the process and nothing of what it works on. That an
 * activity failed the activity has told already, in our words and without what its failure carries.
 */
export function engineLog(log: Logger): EngineLogger {
  const write = (level: LogLevel, message: string, meta: LogMetadata = {}): void => {
    const told = message === 'Activity failed' ? 'debug' : levels[level]
    log[told](toFacts(meta), message)
  }
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  }
}

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const satisfies Record<LogLevel, string>

const kept = [
  'sdkComponent',
  'taskQueue',
  'workflowType',
  'workflowId',
  'runId',
  'workflowRunId',
  'activityType',
  'activityId',
  'attempt',
  'state',
]

function toFacts(meta: LogMetadata): Record<string, unknown> {
  const { error } = meta
  return {
    ...Object.fromEntries(kept.flatMap((name) => (meta[name] === undefined ? [] : [[name, meta[name]]]))),
    // A process that suspends itself on a mistake of ours is found by the stack; an Error's other properties could hold anything.
    ...(error instanceof Error && { error: { message: error.message, stack: error.stack } }),
  }
}

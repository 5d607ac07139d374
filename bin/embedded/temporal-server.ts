import { closeSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { caseSearchAttributes } from '#domain/case/search-attributes.ts'
import { AppError } from '#domain/errors.ts'
import { startGuarded, type GuardedProcess } from './guarded-process.ts'
import { lastLines, openLog } from './log-file.ts'

export type TemporalOptions = {
  /** The CLI that holds the server. */
  program: string
  port: number
  logFile: string
  /** Where the processes are kept. Without it they are gone with the server. */
  databaseFile?: string
  /** How freely it may use memory, as Go's own settings say it; sparing where they are left out. */
  memory?: GoMemory
  signal?: AbortSignal
  onSpawn?: (group: number) => void
}

export type GoMemory = { GOMEMLIMIT?: string | undefined; GOGC?: string | undefined }

export type RunningTemporal = Pick<GuardedProcess, 'group' | 'exited' | 'stop'> & { address: string }

export const temporalNamespace = 'default'

const searchAttributes = Object.fromEntries(Object.values(caseSearchAttributes).map((name) => [name, 'Keyword']))

/** Go gives memory back early; the server holds about 110 MB at rest. */
const sparingMemory = { GOMEMLIMIT: '384MiB', GOGC: '60' }

/** Where many processes run in a short time, collecting seldom saves a quarter of what the server takes of a processor, measured. */
export const ampleMemory = { GOMEMLIMIT: '1GiB', GOGC: '300' } satisfies GoMemory

const startTimeoutMs = 60_000

/** Starts the embedded Temporal server and waits until its namespace and search attributes are there. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const server = spawnServer(options)
  options.onSpawn?.(server.group)
  const address = `127.0.0.1:${options.port}`
  const deadline = Date.now() + startTimeoutMs
  while (!server.hasExited() && options.signal?.aborted !== true && Date.now() < deadline) {
    // A gRPC channel that finds its port closed waits a second before it tries again; a bare connection does not.
    if ((await canConnect(options.port)) && (await isServing(address)))
      return { group: server.group, exited: server.exited, stop: server.stop, address }
    await pause(50)
  }
  await server.stop()
  options.signal?.throwIfAborted()
  throw new AppError('WORKFLOW_SERVER_NOT_STARTED', { ended: await server.exited, log: lastLines(options.logFile, 8) })
}

function spawnServer(options: TemporalOptions): GuardedProcess {
  const output = openLog(options.logFile)
  try {
    return startGuarded({
      command: options.program,
      args: serverArguments(options),
      // HOME points to where no CLI configuration of the user is.
      environment: {
        GOMEMLIMIT: options.memory?.GOMEMLIMIT ?? sparingMemory.GOMEMLIMIT,
        GOGC: options.memory?.GOGC ?? sparingMemory.GOGC,
        TZ: 'UTC',
        HOME: dirname(options.logFile),
      },
      output,
      // A second is what it takes to say goodbye, and with nothing to keep there is nobody to say it to.
      stopSignal: options.databaseFile === undefined ? 'KILL' : 'TERM',
      stopTimeoutMs: 8000,
    })
  } finally {
    closeSync(output)
  }
}

function serverArguments({ port, databaseFile }: TemporalOptions): string[] {
  const pairs = (flag: string, values: Record<string, string>): string[] =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`])
  return [
    'server',
    'start-dev',
    '--headless',
    '--ip=127.0.0.1',
    `--port=${port}`,
    `--namespace=${temporalNamespace}`,
    '--log-level=warn',
    ...pairs('--search-attribute', searchAttributes),
    ...pairs('--dynamic-config-value', dynamicConfiguration),
    // FULL: what the server has acknowledged survives a power cut, as in the database beside it.
    ...(databaseFile === undefined
      ? []
      : ['--db-filename', databaseFile, ...pairs('--sqlite-pragma', { journal_mode: 'WAL', synchronous: 'FULL' })]),
  ]
}

/** The defaults are those of a shared cluster; here one product has the server for itself. */
const dynamicConfiguration = {
  'system.enableActivityEagerExecution': 'true',
  'matching.numTaskqueueReadPartitions': '1',
  'matching.numTaskqueueWritePartitions': '1',
  'frontend.rps': '20000',
  'frontend.namespaceRPS': '20000',
  'frontend.namespaceCount': '5000',
  'matching.rps': '20000',
  'history.rps': '20000',
}

async function canConnect(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => socket.end(() => resolve(true)))
    socket.once('error', () => resolve(false))
  })
}

async function isServing(address: string): Promise<boolean> {
  const connection = Connection.lazy({ address })
  try {
    return await connection.withDeadline(Date.now() + 2000, async () => {
      await connection.workflowService.describeNamespace({ namespace: temporalNamespace })
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: temporalNamespace })
      return Object.keys(searchAttributes).every((name) => name in customAttributes)
    })
  } catch {
    // Not yet: the port is closed, or the namespace is still being made.
    return false
  } finally {
    await connection.close()
  }
}

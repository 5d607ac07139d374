import { closeSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { AppError } from '#domain/errors.ts'
import { startGuarded, type GuardedProcess } from './guarded-process.ts'
import { lastLines, openLog } from './log-file.ts'
import { checkCluster, createCluster, endLeftoverServer, ensureDatabase, type DatabasePasswords } from './postgres-cluster.ts'
import { findPostgresPrograms, type PostgresPrograms } from './postgres-programs.ts'
import { databaseSettings, serverEnvironment, type Durability } from './postgres-settings.ts'
import { choosePostgresUser, type PostgresUser } from './postgres-user.ts'

export type PostgresOptions = {
  /** Holds the cluster and nothing else. */
  folder: string
  port: number
  passwords: DatabasePasswords
  logFile: string
  durability: Durability
  signal?: AbortSignal
  onSpawn?: (group: number) => void
}

export type RunningPostgres = Pick<GuardedProcess, 'group' | 'exited' | 'stop'> & {
  /** The database `tenor` as the role `tenor_app`: what the running product connects as, with the rights that the migrations leave it. */
  url: string
  /** The same as the role `tenor`, which owns it and is no superuser: for migrations. */
  ownerUrl: string
  /** The database `postgres` as superuser. */
  adminUrl: string
}

const startTimeoutMs = 120_000

/** Starts the embedded PostgreSQL, creating the cluster and the database first where they are missing, and waits until it answers. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const programs = await findPostgresPrograms()
  mkdirSync(dirname(options.folder), { recursive: true, mode: 0o700 })
  const user = choosePostgresUser(programs.postgres, dirname(options.folder))
  if (existsSync(join(options.folder, 'PG_VERSION'))) checkCluster(options.folder, user)
  else await createCluster(programs, user, options)
  await endLeftoverServer(options.folder)

  const server = await startServer(programs, user, options)
  try {
    await ensureDatabase(urlOf(options, 'postgres'), options.passwords)
  } catch (error) {
    await server.stop()
    throw error
  }
  const { group, exited, stop } = server
  return { group, exited, stop, adminUrl: urlOf(options, 'postgres'), ownerUrl: urlOf(options, 'tenor'), url: urlOf(options, 'tenor_app') }
}

async function startServer(programs: PostgresPrograms, user: PostgresUser, options: PostgresOptions): Promise<GuardedProcess> {
  const deadline = Date.now() + startTimeoutMs
  for (;;) {
    const server = spawnServer(programs, user, options)
    options.onSpawn?.(server.group)
    try {
      if (await answersBefore(deadline, server, options)) return server
    } catch (error) {
      await server.stop()
      throw error
    }
    await server.stop()
    options.signal?.throwIfAborted()
    const log = lastLines(options.logFile, 8)
    // The backends of a server that was killed a moment ago take a while to notice.
    const isTooEarly = log.some((line) => /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(line))
    if (!isTooEarly || Date.now() >= deadline) throw new AppError('DATABASE_NOT_STARTED', { ended: await server.exited, log })
    await pause(100)
  }
}

function spawnServer(programs: PostgresPrograms, user: PostgresUser, options: PostgresOptions): GuardedProcess {
  const settings = databaseSettings(options.port, options.durability).flatMap((setting) => ['-c', setting])
  const [command, ...args] = [...user.prefix, programs.postgres, '-D', options.folder, ...settings]
  const output = openLog(options.logFile)
  try {
    return startGuarded({
      command: command!,
      args,
      environment: serverEnvironment,
      output,
      // "Fast": rolls back what is open, writes a checkpoint and ends, without waiting for clients to leave.
      stopSignal: 'INT',
      stopTimeoutMs: 15_000,
      ...(options.durability === 'throwaway' ? { removeAfter: options.folder } : {}),
      ...(user.runAs === undefined ? {} : { runAs: user.runAs }),
    })
  } finally {
    closeSync(output)
  }
}

async function answersBefore(deadline: number, server: GuardedProcess, options: PostgresOptions): Promise<boolean> {
  let delayMs = 20
  while (!server.hasExited() && options.signal?.aborted !== true && Date.now() < deadline) {
    const client = new Client({ connectionString: urlOf(options, 'postgres'), connectionTimeoutMillis: 5000 })
    try {
      await client.connect()
      return true
    } catch (error) {
      if (isPasswordRefused(error))
        throw new AppError('DATABASE_FOLDER_UNUSABLE', { reason: 'its password is not the one in secrets.json' })
      // It writes down each one it turns away: often while that is a matter of milliseconds, seldom while it recovers.
      await pause(delayMs)
      delayMs = Math.min(delayMs * 1.3, 400)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

function isPasswordRefused(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '28P01'
}

function urlOf({ port, passwords }: PostgresOptions, role: 'postgres' | 'tenor' | 'tenor_app'): string {
  const password = { postgres: passwords.admin, tenor: passwords.owner, tenor_app: passwords.app }[role]
  const database = role === 'postgres' ? 'postgres' : 'tenor'
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

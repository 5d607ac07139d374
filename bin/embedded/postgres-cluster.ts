import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, escapeLiteral } from 'pg'
import { AppError } from '#domain/errors.ts'
import { describeExit } from './guarded-process.ts'
import { lastLines, openLog } from './log-file.ts'
import type { PostgresPrograms } from './postgres-programs.ts'
import { serverEnvironment, type Durability } from './postgres-settings.ts'
import type { PostgresUser } from './postgres-user.ts'
import { commandOf, isErrno, worksIn } from './process-group.ts'

const majorVersion = '18'

/** One for each role: superuser, owner of the database, the running product. */
export type DatabasePasswords = { admin: string; owner: string; app: string }

type ClusterOptions = { folder: string; passwords: { admin: string }; logFile: string; durability: Durability }

/** Makes a cluster beside its place and moves it there, so that it appears whole or not at all. */
export async function createCluster(programs: PostgresPrograms, user: PostgresUser, options: ClusterOptions): Promise<void> {
  const unfinished = `${options.folder}.new`
  const passwordFolder = mkdtempSync(join(tmpdir(), 'tenor-'))
  const passwordFile = join(passwordFolder, 'password')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, `${options.passwords.admin}\n`, { mode: 0o600 })
  if (user.owner !== undefined) {
    for (const path of [unfinished, passwordFolder, passwordFile]) chownSync(path, user.owner.uid, user.owner.gid)
  }
  try {
    await runInitdb(programs, user, { ...options, folder: unfinished, passwordFile })
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true })
  }
  rmSync(options.folder, { recursive: true, force: true })
  renameSync(unfinished, options.folder)
}

/** Refuses a folder that PostgreSQL would refuse in words that help nobody. */
export function checkCluster(folder: string, user: PostgresUser): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (found !== majorVersion) throw new AppError('DATABASE_FOLDER_UNUSABLE', { folder, reason: `it was made by PostgreSQL ${found}` })
  const wantedOwner = user.owner?.uid ?? process.getuid?.()
  const owner = statSync(folder).uid
  if (owner !== wantedOwner)
    throw new AppError('DATABASE_FOLDER_UNUSABLE', { folder, reason: `it belongs to the user with number ${owner}` })
}

/**
 * Deals with the pid file of a server that did not end in order. PostgreSQL itself handles a number that nobody has any more; a number
 * that someone else has been given since would stop it for ever, as would a dead one that nobody has collected, and a server that still runs without its guard must end first.
 */
export async function endLeftoverServer(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const command = commandOf(pid)
  const deadline = Date.now() + leftoverPatienceMs
  if (command?.includes(folder) === true) {
    process.kill(pid, 'SIGINT')
    while (commandOf(pid) !== undefined && Date.now() < deadline) await pause(50)
  } else if (isTaken(pid)) {
    // Without the file PostgreSQL cannot tell that a backend of the dead server still works there.
    while (worksIn(folder) && Date.now() < deadline) await pause(20)
    rmSync(pidFile)
  }
}

const leftoverPatienceMs = 20_000

/** By a stranger, or by the dead server itself where nobody collects the dead, as in a container without an init. */
function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isErrno(error, 'EPERM')
  }
}

/** The roles and the database of the product. Looked at on each start, because the first may have been interrupted in between. */
export async function ensureDatabase(adminUrl: string, passwords: DatabasePasswords): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows: roles } = await client.query<{ rolname: string }>(`SELECT rolname FROM pg_roles WHERE rolname IN ('tenor', 'tenor_app')`)
    const isMissing = (name: string): boolean => !roles.some(({ rolname }) => rolname === name)
    if (isMissing('tenor')) await client.query(`CREATE ROLE tenor LOGIN PASSWORD ${escapeLiteral(passwords.owner)}`)
    if (isMissing('tenor_app')) await client.query(`CREATE ROLE tenor_app LOGIN PASSWORD ${escapeLiteral(passwords.app)}`)
    const database = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'tenor'`)
    if (database.rowCount === 0) await client.query('CREATE DATABASE tenor OWNER tenor')
  } finally {
    await client.end()
  }
}

type InitdbOptions = ClusterOptions & { passwordFile: string }

async function runInitdb(programs: PostgresPrograms, user: PostgresUser, options: InitdbOptions): Promise<void> {
  const [command, ...args] = [
    ...user.prefix,
    programs.initdb,
    `--pgdata=${options.folder}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${options.passwordFile}`,
    '--encoding=UTF8',
    // Texts sort the same on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(options.durability === 'throwaway' ? ['--no-sync'] : []),
  ]
  const log = openLog(options.logFile)
  try {
    const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...serverEnvironment }
    const initdb = spawn(command!, args, { stdio: ['ignore', log, log], env: environment, ...user.runAs })
    const [code, signal] = (await once(initdb, 'exit')) as [number | null, NodeJS.Signals | null]
    if (code !== 0) throw new AppError('DATABASE_NOT_STARTED', { ended: describeExit(code, signal), log: lastLines(options.logFile, 8) })
  } finally {
    closeSync(log)
  }
}

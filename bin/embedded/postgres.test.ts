import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from './choose-port.ts'
import { startPostgres, type PostgresOptions, type RunningPostgres } from './postgres.ts'
import { commandOf } from './process-group.ts'

let folder: string
let options: PostgresOptions
let running: RunningPostgres | undefined

// Making a cluster takes longer than everything that is done with it here: the tests have one together, and each starts it anew.
beforeAll(async () => {
  // A folder that only its owner may enter, as a checkout below /root or in a temporary folder is.
  folder = mkdtempSync(join(tmpdir(), 'tenor-pg-'))
  options = {
    folder: join(folder, 'postgres'),
    port: await freePort(),
    passwords: { admin: 'a/b c', owner: 'ö@:', app: '%41' },
    logFile: join(folder, 'postgres.log'),
    durability: 'kept',
  }
  const made = await startPostgres(options)
  await made.stop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(async () => {
  await running?.stop()
  running = undefined
})

describe('the embedded database', () => {
  it('keeps what it has confirmed when it is killed, and starts again at once', async () => {
    running = await startPostgres(options)
    await query(running.ownerUrl, 'CREATE TABLE kept (amount_minor bigint NOT NULL)')
    await query(running.ownerUrl, 'INSERT INTO kept VALUES (1234)')
    const killed = running
    // The whole group: the guard cannot tidy up either.
    process.kill(-killed.group, 'SIGKILL')
    await killed.exited
    expect(existsSync(join(options.folder, 'postmaster.pid'))).toBe(true)

    running = await startPostgres(options)
    expect(await query(running.ownerUrl, 'SELECT amount_minor FROM kept')).toEqual([{ amount_minor: '1234' }])
  })

  it('takes over from a server whose guard alone was killed', async () => {
    running = await startPostgres(options)
    const pid = postmasterPid()
    process.kill(running.group, 'SIGKILL')
    await running.exited
    running = await startPostgres(options)
    expect(postmasterPid()).not.toBe(pid)
    expect(commandOf(pid)).toBeUndefined()
  })

  it('is not kept from starting by a process that has been given the number of a dead server', async () => {
    running = await startPostgres(options)
    await running.stop()
    // Of the same user: PostgreSQL itself sees that others cannot be it.
    const { uid, gid } = statSync(options.folder)
    const innocent = spawn('sleep', ['60'], { uid, gid })
    const pidFile = join(options.folder, 'postmaster.pid')
    writeFileSync(pidFile, `${innocent.pid}\n${options.folder}\n1700000000\n${options.port}\n\n127.0.0.1\n 1 1\nready\n`)
    running = await startPostgres(options)
    expect(postmasterPid()).not.toBe(innocent.pid)
    expect(innocent.exitCode).toBeNull()
    innocent.kill()
  })

  it('flushes to disk, listens on this machine only and keeps its files to itself', async () => {
    running = await startPostgres(options)
    const settings = await query(
      running.adminUrl,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses') ORDER BY name`,
    )
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
    expect(statSync(options.folder).mode & 0o777).toBe(0o700)
  })

  it('asks each role for its own password and makes neither a superuser', async () => {
    running = await startPostgres(options)
    const whoAmI = 'SELECT current_user AS name, rolsuper FROM pg_roles WHERE rolname = current_user'
    expect(await query(running.url, whoAmI)).toEqual([{ name: 'tenor_app', rolsuper: false }])
    expect(await query(running.ownerUrl, whoAmI)).toEqual([{ name: 'tenor', rolsuper: false }])
    const stranger = new URL(running.url)
    stranger.password = 'guessed'
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
  })

  it('says in one sentence that its folder and its password do not belong together', async () => {
    running = await startPostgres(options)
    await running.stop()
    const forgotten = { ...options, passwords: { ...options.passwords, admin: 'new' } }
    await expect(startPostgres(forgotten)).rejects.toMatchObject({ code: 'DATABASE_FOLDER_UNUSABLE' })
  })

  it('is made again when making it was interrupted', async () => {
    const begun = { ...options, folder: join(folder, 'begun'), durability: 'throwaway' as const }
    mkdirSync(`${begun.folder}.new`)
    writeFileSync(join(`${begun.folder}.new`, 'PG_VERSION'), '18')
    running = await startPostgres(begun)
    expect(await query(running.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('leaves nothing behind when it is a throwaway', async () => {
    const throwaway = { ...options, folder: join(folder, 'throwaway'), durability: 'throwaway' as const }
    running = await startPostgres(throwaway)
    expect(existsSync(throwaway.folder)).toBe(true)
    await running.stop()
    expect(existsSync(throwaway.folder)).toBe(false)
  })
})

function postmasterPid(): number {
  return Number(readFileSync(join(options.folder, 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client as TemporalClient, Connection } from '@temporalio/client'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from './choose-port.ts'
import { endGroup, isGroupAlive, type LedGroup } from './process-group.ts'

let folder: string
const starts: Start[] = []
beforeEach(() => {
  // Closed to everybody but its owner, as a checkout in a temporary folder is.
  folder = mkdtempSync(join(tmpdir(), 'tenor-product-'))
  writeCheckout(folder)
})
afterEach(async () => {
  const groups = existsSync(recordFile()) ? recordedGroups() : []
  for (const start of starts.splice(0)) start.process.kill('SIGKILL')
  await Promise.all(groups.map((led) => endGroup(led, 10_000)))
  rmSync(folder, { recursive: true, force: true })
})

// Each test makes at least one database and stops one workflow server, which takes seconds even where nothing else runs.
describe('npm start on a bare machine', { timeout: 180_000 }, () => {
  it('brings up every part with what it needs and no more, tells where it is, and refuses a second start in one line', async () => {
    const started = await startProduct({ environment: { COLOUR: 'kept' } })
    expect(Object.keys(groupsByPart()).toSorted()).toEqual(['api', 'postgres', 'sandbox', 'temporal', 'worker'])
    expect(started.output()).toContain(`http://localhost:${settingsOf('api').PORT}\n`)
    for (const name of ['.', 'secrets.json', 'logs/api.log']) expect(statSync(join(folder, '.tenor', name)).mode & 0o077).toBe(0)

    const api = settingsOf('api')
    expect(settingsOf('worker')).toEqual(api)
    expect(settingsOf('sandbox').SANDBOX_URL).toBe(api.SANDBOX_URL)
    expect(api.COLOUR).toBe('kept')
    expect(new URL(api.DATABASE_URL!).username).toBe('tenor_app')
    // Who owns the tables may change them, and no program of ours needs to.
    expect(api.DATABASE_OWNER_URL).toBeUndefined()
    await expect(ask('DROP TABLE memory')).rejects.toThrow('must be owner')

    const second = spawnStart()
    expect(await once(second.process, 'exit')).toEqual([1, null])
    const lines = second.output().trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`already runs in this folder \\(pid ${started.process.pid}; since .*; address http://localhost:`))
  })

  it('ends completely when it is killed, and the next start goes on where it was, on another port when its own is taken', async () => {
    const first = await startProduct()
    await startProcess('kept-by-the-engine')
    const groups = recordedGroups()
    expect(groups.filter(isGroupAlive)).toHaveLength(5)
    first.process.kill('SIGKILL')
    await expect.poll(() => groups.filter(isGroupAlive), { timeout: 15_000 }).toEqual([])

    const squatter = createServer().listen(first.port, '127.0.0.1')
    await once(squatter, 'listening')
    const before = Date.now()
    const second = await startProduct({ port: first.port })
    expect(Date.now() - before).toBeLessThan(20_000)
    squatter.close()
    expect(second.output()).toContain(`Port ${first.port} is taken, so this is on port ${settingsOf('api').PORT}`)
    expect(await ask('SELECT starts FROM memory')).toEqual([{ starts: 2 }])
    expect(await statusOfProcess('kept-by-the-engine')).toBe('RUNNING')
  })

  it('stops on Ctrl-C in order, though npm passes the signal on a second time, and begins afresh when asked to', async () => {
    const first = await startProduct()
    await startProcess('forgotten')
    const groups = recordedGroups()
    process.kill(-first.process.pid!, 'SIGINT')
    await expect.poll(first.output).toContain('Stopping')
    first.process.kill('SIGINT')
    expect(await once(first.process, 'exit')).toEqual([0, null])
    expect(groups.filter(isGroupAlive)).toEqual([])
    // Each one found its servers still there when it was asked to stop.
    expect(diary()).toEqual(['api stopped, servers answer', 'worker stopped, servers answer', 'sandbox stopped, servers answer'])
    expect(existsSync(join(folder, '.tenor', 'lock'))).toBe(false)

    await startProduct({ flags: ['--reset'] })
    expect(await ask('SELECT starts FROM memory')).toEqual([{ starts: 1 }])
    await expect(statusOfProcess('forgotten')).rejects.toThrow('not found')
  })

  it('does not run on embedded parts in production unless they are asked for by name', async () => {
    const refused = spawnStart({ environment: { NODE_ENV: 'production', EMBEDDED_PARTS: 'postgres, temporal' } })
    expect(await once(refused.process, 'exit')).toEqual([1, null])
    expect(refused.output()).toContain('Production does not run on embedded parts by accident (parts sandbox).')
  })

  it('stops cleanly while it is still starting', async () => {
    const started = spawnStart()
    await expect.poll(() => existsSync(recordFile()), { timeout: 15_000 }).toBe(true)
    started.process.kill('SIGTERM')
    expect(await once(started.process, 'exit')).toEqual([0, null])
    expect(recordedGroups().filter(isGroupAlive)).toEqual([])
    expect(started.output()).not.toContain('ready')
  })
})

type Start = { process: ChildProcess; port: number; output: () => string }
type StartOptions = { port?: number; flags?: string[]; environment?: Record<string, string> }

/** A checkout whose three programs do nothing but serve, so that this is a test of how they are started. */
function writeCheckout(folder: string): void {
  const here = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href)
  mkdirSync(join(folder, 'bin'))
  for (const name of ['sandbox', 'worker', 'api']) {
    writeFileSync(
      join(folder, 'bin', `${name}.ts`),
      `import { appendFileSync, writeFileSync } from 'node:fs'
       import { connect } from 'node:net'
       import { announceReady, onStop } from ${here('./child.ts')}
       writeFileSync(${JSON.stringify(join(folder, `${name}.json`))}, JSON.stringify(process.env))
       const answers = (port: string): Promise<boolean> => new Promise((resolve) => {
         const socket = connect(Number(port), '127.0.0.1', () => { socket.destroy(); resolve(true) }).on('error', () => resolve(false))
       })
       onStop(async () => {
         const both = await Promise.all([answers(new URL(process.env.DATABASE_URL!).port), answers(process.env.TEMPORAL_ADDRESS!.split(':')[1]!)])
         appendFileSync(${JSON.stringify(join(folder, 'diary'))}, ${JSON.stringify(name)} + ' stopped, servers ' + (both.every(Boolean) ? 'answer' : 'are gone') + '\\n')
       })
       announceReady()\n`,
    )
  }
  writeFileSync(
    join(folder, 'start.ts'),
    `import { Client } from ${JSON.stringify(import.meta.resolve('pg'))}
     import { createProduct } from ${here('./product.ts')}
     import { createStory, problemLines } from ${here('./story.ts')}
     import { endOnSignals } from ${here('./end-on-signals.ts')}
     const story = createStory(process.stdout)
     const migrate = async (url: string): Promise<string[]> => {
       const client = new Client({ connectionString: url })
       await client.connect()
       await client.query('CREATE TABLE IF NOT EXISTS memory (starts integer)')
       await client.query('INSERT INTO memory SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM memory)')
       await client.query('UPDATE memory SET starts = starts + 1')
       await client.query('GRANT SELECT ON memory TO tenor_app')
       await client.end()
       return []
     }
     const dataFolder = ${JSON.stringify(join(folder, '.tenor'))}
     const product = createProduct({
       checkout: ${JSON.stringify(folder)}, dataFolder, webFolder: dataFolder + '/web', wantedPort: Number(process.env.PORT),
       environment: process.env, migrate, say: story.say, reset: process.argv.includes('--reset'),
     })
     endOnSignals(product, story.say)
     try {
       const { url } = await product.start()
       story.tell(['Tenor is ready', url])
     } catch (error) {
       story.tell(problemLines(error))
       await product.stop()
       process.exitCode = 1
     }\n`,
  )
}

function spawnStart({ port = 0, flags = [], environment = {} }: StartOptions = {}): Start {
  let text = ''
  const child = spawn(process.execPath, [join(folder, 'start.ts'), ...flags], {
    // As a shell does for each command: a terminal's Ctrl-C goes to the whole group.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), ...environment },
  })
  const start = { process: child, port, output: () => text }
  starts.push(start)
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return start
}

async function startProduct(options: StartOptions = {}): Promise<Start> {
  const started = spawnStart({ port: await freePort(), ...options })
  await expect.poll(started.output, { timeout: 60_000 }).toContain('Tenor is ready')
  return started
}

function recordFile(): string {
  return join(folder, '.tenor', 'processes.json')
}

function recordedGroups(): LedGroup[] {
  return JSON.parse(readFileSync(recordFile(), 'utf8')) as LedGroup[]
}

function groupsByPart(): Record<string, LedGroup> {
  const parts = { sandbox: 'sandbox.ts', worker: 'worker.ts', api: 'api.ts', postgres: '/postgres', temporal: 'temporal.db' }
  const recorded = recordedGroups().filter(isGroupAlive)
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, ending]) => recorded.filter(({ marker }) => marker.endsWith(ending)).map((led) => [name, led])),
  )
}

function settingsOf(part: string): Record<string, string | undefined> {
  const names = ['PORT', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS', 'SANDBOX_URL', 'DATA_FOLDER', 'COLOUR']
  const all = JSON.parse(readFileSync(join(folder, `${part}.json`), 'utf8')) as Record<string, string>
  return Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])))
}

async function ask(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: settingsOf('api').DATABASE_URL })
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

async function startProcess(workflowId: string): Promise<void> {
  const connection = await Connection.connect({ address: settingsOf('api').TEMPORAL_ADDRESS! })
  await new TemporalClient({ connection }).workflow.start('unattended', { workflowId, taskQueue: 'nobody' })
  await connection.close()
}

async function statusOfProcess(workflowId: string): Promise<string> {
  const connection = await Connection.connect({ address: settingsOf('api').TEMPORAL_ADDRESS! })
  try {
    return (await new TemporalClient({ connection }).workflow.getHandle(workflowId).describe()).status.name
  } finally {
    await connection.close()
  }
}

function diary(): string[] {
  return readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n')
}

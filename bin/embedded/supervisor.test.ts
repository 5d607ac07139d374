import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodePart, type NodePartOptions } from './node-part.ts'
import type { Part } from './part.ts'
import { isGroupAlive, type LedGroup } from './process-group.ts'
import { endLeftovers, openProcessRecord } from './process-record.ts'
import { createSupervisor, type Supervisor } from './supervisor.ts'

let folder: string
let said: string[]
let spawned: LedGroup[]
let supervisor: Supervisor

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenor-parts-'))
  said = []
  spawned = []
  const record = openProcessRecord(join(folder, 'processes.json'))
  const add = (led: LedGroup): void => {
    spawned.push(led)
    record.add(led)
  }
  supervisor = createSupervisor({
    say: (line) => said.push(line),
    record: { ...record, add },
    firstRestartAfterMs: 20,
  })
})
afterEach(async () => {
  await supervisor.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a part of the product', () => {
  it('has started when it says so, and says where it is', async () => {
    const running = await supervisor.start(part('sandbox', serving))
    expect(running.addresses).toEqual({ ADDRESS: 'of sandbox' })
    expect(diary()).toEqual(['sandbox serves'])
  })

  it('is started again when it was killed, and both are said', async () => {
    const worker = part('worker', serving)
    const { group } = await supervisor.start(worker)
    process.kill(-group, 'SIGKILL')
    await expect.poll(() => supervisor.groups()['worker'] ?? group).not.toBe(group)
    expect(said).toEqual(['worker ended unexpectedly (signal SIGKILL); starting it again in 0.02 s', 'worker runs again'])
    expect(isGroupAlive({ group, marker: worker.marker })).toBe(false)
    expect(isGroupAlive({ group: supervisor.groups()['worker']!, marker: worker.marker })).toBe(true)
  })

  it('is given longer to recover each time it fails', async () => {
    await supervisor.start(part('worker', `${serving} setTimeout(() => process.exit(7), 1)`))
    await expect.poll(() => said.filter((line) => line.includes('ended unexpectedly')).length, { timeout: 15_000 }).toBeGreaterThan(3)
    const delays = said.flatMap((line) => /exit code 7\); starting it again in (.*) s/.exec(line)?.[1] ?? [])
    expect(delays.slice(0, 4)).toEqual(['0.02', '0.04', '0.08', '0.16'])
  })

  it('fails the start with its last words when it ends before it serves', async () => {
    const broken = part('api', `console.error('DATABASE_URL is missing'); process.exit(1)`)
    await expect(supervisor.start(broken)).rejects.toMatchObject({
      code: 'PART_NOT_STARTED',
      details: { part: 'api', ended: 'exit code 1', log: ['DATABASE_URL is missing'] },
    })
  })

  it('fails the start and is gone when it takes too long', async () => {
    const slow = part('api', 'setInterval(() => {}, 1000)', { readyTimeoutMs: 50, stopTimeoutMs: 50 })
    await expect(supervisor.start(slow)).rejects.toMatchObject({ details: { ended: 'not ready after 0.05 s' } })
    expect(spawned).toHaveLength(1)
    expect(whoRuns()).toEqual([])
  })

  it('runs under its own settings and a heap that cannot take the machine', async () => {
    await supervisor.start(
      part('api', `${serving} write(process.env.PORT + ' ' + process.execArgv)`, {
        environment: () => ({ PORT: '8099' }),
        heapLimitMb: 77,
      }),
    )
    await expect.poll(diary).toEqual(['api serves', expect.stringMatching(/^8099 --max-old-space-size=77\b/)])
  })
})

describe('the end', () => {
  it('comes for the last one started first, and waits until it is done', async () => {
    for (const name of ['sandbox', 'worker', 'api']) await supervisor.start(part(name, draining))
    await supervisor.stop()
    expect(diary().slice(3)).toEqual(['api drains', 'api done', 'worker drains', 'worker done', 'sandbox drains', 'sandbox done'])
    expect(said).toEqual([])
  })

  it('does not wait for a part that never finishes', async () => {
    const stuck = part('worker', `${serving} child.onStop(() => new Promise(() => {}))`, { stopTimeoutMs: 100 })
    await supervisor.start(stuck)
    expect(whoRuns()).toEqual(['worker.ts'])
    await supervisor.stop()
    expect(whoRuns()).toEqual([])
  })

  it('calls off a start that is under way', async () => {
    const slow = part('api', 'setInterval(() => {}, 1000)', { stopTimeoutMs: 50 })
    const [starting] = await Promise.allSettled([supervisor.start(slow), supervisor.stop()])
    expect(starting).toMatchObject({ status: 'rejected', reason: { message: 'Tenor is stopping' } })
    expect(spawned).toHaveLength(1)
    expect(whoRuns()).toEqual([])
  })

  it('reaches a part that runs by itself through a signal', async () => {
    const { entry } = write('api', draining)
    const alone = spawn(process.execPath, [entry], { stdio: 'ignore' })
    const exited = new Promise((resolve) => alone.once('exit', resolve))
    await expect.poll(diary).toEqual(['api serves'])
    alone.kill('SIGTERM')
    expect(await exited).toBe(0)
    expect(diary()).toEqual(['api serves', 'api drains', 'api done'])
  })

  it('comes for all parts when whoever started them is killed', async () => {
    const parts = ['worker', 'api'].map((name) => write(name, draining))
    const parent = join(folder, 'parent.ts')
    writeFileSync(parent, parentScript(parts))
    const started = spawn(process.execPath, [parent], { stdio: ['ignore', 'ignore', 'inherit'] })
    await expect.poll(diary, { timeout: 15_000 }).toEqual(['worker serves', 'api serves', 'all run'])
    spawned = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')) as LedGroup[]
    expect(whoRuns()).toEqual(['worker.ts', 'api.ts'])
    started.kill('SIGKILL')
    await expect.poll(whoRuns, { timeout: 5000 }).toEqual([])
    expect(diary().toSorted()).toEqual(expect.arrayContaining(['api drains', 'api done', 'worker drains', 'worker done']))
  })

  it('comes for a part that was still starting then', async () => {
    const slow = write('api', `write('api begins'); setInterval(() => {}, 1000)`)
    const parent = join(folder, 'parent.ts')
    writeFileSync(parent, parentScript([slow]))
    const started = spawn(process.execPath, [parent], { stdio: ['ignore', 'ignore', 'inherit'] })
    await expect.poll(diary).toEqual(['api begins'])
    spawned = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')) as LedGroup[]
    expect(whoRuns()).toEqual(['api.ts'])
    started.kill('SIGKILL')
    await expect.poll(whoRuns, { timeout: 5000 }).toEqual([])
  })
})

describe('the next start', () => {
  it('waits for what an earlier run has left, then ends it, and touches nobody else who has got its number', async () => {
    const { entry } = write('api', draining)
    const [left, foreign] = ['ours', 'foreign'].map(() => spawn(process.execPath, [entry], { stdio: 'ignore', detached: true }))
    await expect.poll(diary).toEqual(['api serves', 'api serves'])
    spawned = [left!, foreign!].map((child) => ({ group: child.pid!, marker: entry }))
    const file = join(folder, 'processes.json')
    writeFileSync(file, JSON.stringify([spawned[0], { group: foreign!.pid, marker: 'temporal.db' }]))
    await endLeftovers(file, 50)
    expect(spawned.map(isGroupAlive)).toEqual([false, true])
    expect(diary().slice(2)).toEqual(['api drains', 'api done'])
    foreign!.kill('SIGKILL')
  })
})

const here = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href)

/** A part that serves at once. Its lines go to a diary that all parts of a test share. */
const serving = `write(name + ' serves'); child.announceReady({ ADDRESS: 'of ' + name });`
const draining = `
  setInterval(() => {}, 1000)
  child.onStop(async () => { write(name + ' drains'); await new Promise((resolve) => setTimeout(resolve, 30)); write(name + ' done') })
  ${serving}`

function part(name: string, script: string, options: Partial<NodePartOptions> = {}): Part {
  return nodePart({ ...write(name, script), ...options })
}

function write(name: string, script: string): NodePartOptions {
  const entry = join(folder, `${name}.ts`)
  writeFileSync(
    entry,
    `import { appendFileSync } from 'node:fs'
     import * as child from ${here('./child.ts')}
     const name = ${JSON.stringify(name)}
     const write = (line: string): void => appendFileSync(${JSON.stringify(join(folder, 'diary'))}, line + '\\n')
     ${script}\n`,
  )
  return {
    name,
    entry,
    environment: () => ({}),
    heapLimitMb: 64,
    logFile: join(folder, `${name}.log`),
    readyTimeoutMs: 20_000,
    stopTimeoutMs: 5000,
  }
}

function parentScript(parts: NodePartOptions[]): string {
  return `
    import { appendFileSync } from 'node:fs'
    import { createSupervisor } from ${here('./supervisor.ts')}
    import { nodePart } from ${here('./node-part.ts')}
    import { openProcessRecord } from ${here('./process-record.ts')}
    const supervisor = createSupervisor({ say: console.error, record: openProcessRecord(${JSON.stringify(join(folder, 'processes.json'))}) })
    for (const one of ${JSON.stringify(parts)}) await supervisor.start(nodePart({ ...one, environment: () => ({}) }))
    appendFileSync(${JSON.stringify(join(folder, 'diary'))}, 'all run\\n')`
}

function diary(): string[] {
  try {
    return readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n')
  } catch {
    return []
  }
}

function whoRuns(): string[] {
  return spawned.filter(isGroupAlive).map(({ marker }) => basename(marker))
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeRunLock } from './run-lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenor-lock-'))
  file = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a data folder', () => {
  it('is refused to a second start, which learns who has it, since when and at which address', async () => {
    const startedAt = Date.now()
    const lock = await takeRunLock(file)
    lock.announce('http://localhost:8080')
    const refusal = await takeRunLock(file).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'ALREADY_RUNNING', details: { pid: process.pid, address: 'http://localhost:8080' } })
    const since = Date.parse((refusal as { details: { since: string } }).details.since)
    expect(since).toBeGreaterThanOrEqual(startedAt)
    expect(since).toBeLessThanOrEqual(Date.now())
    lock.release()
  })

  it('is free again once released', async () => {
    const first = await takeRunLock(file)
    first.release()
    expect(existsSync(file)).toBe(false)
    const second = await takeRunLock(file)
    second.release()
  })

  it('is taken over from a holder that was killed', async () => {
    const holder = spawn(process.execPath, ['-e', holderScript(file)], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    await expect(takeRunLock(file)).rejects.toMatchObject({ code: 'ALREADY_RUNNING', details: { pid: holder.pid } })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const lock = await takeRunLock(file)
    expect(pidInFile()).toBe(process.pid)
    lock.release()
  })

  it('is taken over when another program has got the port of the holder since', async () => {
    const stranger = createServer((socket) => socket.end('220 mail.example ESMTP'))
    stranger.listen(0, '127.0.0.1')
    await once(stranger, 'listening')
    writeFileSync(file, JSON.stringify({ token: 'of-long-ago', pid: process.pid, port: (stranger.address() as AddressInfo).port }))
    const lock = await takeRunLock(file)
    expect(pidInFile()).toBe(process.pid)
    expect(readFileSync(file, 'utf8')).not.toContain('of-long-ago')
    lock.release()
    stranger.close()
  })

  it('is taken over when the Tenor of another folder has got the port of the holder since', async () => {
    const elsewhere = join(folder, 'lock-of-another-folder')
    const other = await takeRunLock(elsewhere)
    const { port } = JSON.parse(readFileSync(elsewhere, 'utf8')) as { port: number }
    writeFileSync(file, JSON.stringify({ token: 'of-long-ago', pid: process.pid, port }))
    const lock = await takeRunLock(file)
    expect(readFileSync(file, 'utf8')).not.toContain('of-long-ago')
    lock.release()
    other.release()
  })

  it('is taken over when the machine went down while the lock was written', async () => {
    writeFileSync(file, '{"token":"')
    const lock = await takeRunLock(file)
    expect(pidInFile()).toBe(process.pid)
    lock.release()
  })

  it('goes to exactly one of many that find the same dead lock', async () => {
    writeFileSync(file, JSON.stringify({ token: 'of-long-ago', pid: 1, port: 1 }))
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeRunLock(file)))
    const locks = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(locks).toHaveLength(1)
    locks[0]!.release()
    expect(existsSync(file)).toBe(false)
  })
})

function pidInFile(): number {
  return (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid
}

function holderScript(path: string): string {
  const module = JSON.stringify(new URL('./run-lock.ts', import.meta.url).href)
  return `import(${module}).then(({ takeRunLock }) => takeRunLock(${JSON.stringify(path)})).then(() => { console.log('held'); setInterval(() => {}, 1000) })`
}

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildWebApps } from './web-apps.ts'

let checkout: string
let said: string[]
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'tenor-web-'))
  said = []
  write('package-lock.json', '{"lockfileVersion":3}')
  write('tsconfig.base.json', '{}')
  write('applicant/vite.config.ts', `export default { base: '/apply/' }`)
  write('applicant/index.html', '<!doctype html><title>apply</title><script type="module" src="/start.js"></script>')
  write('applicant/start.js', `document.title = 'how much?'`)
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

describe('the web apps', () => {
  it('are built on the first start and found fresh on the second', async () => {
    await build()
    expect(page()).toContain('src="/apply/assets/')
    expect(said[0]).toBe('Building the web app applicant')
    said = []
    await build()
    expect(said).toEqual([])
  })

  it('have a compressed copy of each file that is worth it', async () => {
    write('applicant/start.js', `document.title = ${JSON.stringify('how much? '.repeat(500))}`)
    await build()
    const [name] = readdirSync(join(checkout, 'web', 'applicant', 'assets')).filter((file) => file.endsWith('.js'))
    const file = join(checkout, 'web', 'applicant', 'assets', name!)
    expect(brotliDecompressSync(readFileSync(`${file}.br`))).toEqual(readFileSync(file))
    expect(gunzipSync(readFileSync(`${file}.gz`))).toEqual(readFileSync(file))
    expect(existsSync(join(checkout, 'web', 'applicant', 'index.html.br'))).toBe(false)
  })

  it.each([
    ['the sources', 'applicant/start.js', `document.title = 'how long?'`],
    ['the packages', 'package-lock.json', '{"lockfileVersion":3,"packages":{}}'],
  ])('are built again after a change to %s', async (_what, file, content) => {
    await build()
    said = []
    write(file, content)
    await build()
    expect(said).toHaveLength(2)
  })

  it('are left alone while there is nothing to build yet', async () => {
    await build()
    expect(existsSync(join(checkout, 'web', 'backoffice'))).toBe(false)
  })

  it('keep the last good build beside the reason when a new one fails, and are built once that is repaired', async () => {
    await build()
    const good = page()
    write('applicant/start.js', `import './missing.js'`)
    await expect(build()).rejects.toMatchObject({
      code: 'WEB_APP_NOT_BUILT',
      details: { app: 'applicant', log: expect.arrayContaining([expect.stringContaining('./missing.js')]) as string[] },
    })
    expect(page()).toBe(good)
    write('applicant/start.js', `document.title = 'repaired'`)
    await build()
    expect(page()).not.toBe(good)
  })
})

function write(file: string, content: string): void {
  mkdirSync(join(checkout, file, '..'), { recursive: true })
  writeFileSync(join(checkout, file), content)
}

function page(): string {
  return readFileSync(join(checkout, 'web', 'applicant', 'index.html'), 'utf8')
}

async function build(): Promise<void> {
  await buildWebApps({ checkout, webFolder: join(checkout, 'web'), say: (line) => said.push(line) })
}

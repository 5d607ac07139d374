import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '#domain/errors.ts'
import { compressFiles } from './compress-files.ts'

export type WebAppOptions = {
  checkout: string
  /** Gets one folder for each app. */
  webFolder: string
  say: (line: string) => void
  signal?: AbortSignal
}

const apps = ['applicant', 'backoffice']

/** Builds each web app whose sources, or the packages it is built from, have changed since its last build. */
export async function buildWebApps(options: WebAppOptions): Promise<void> {
  mkdirSync(options.webFolder, { recursive: true })
  for (const app of apps) {
    if (!existsSync(join(options.checkout, app, 'vite.config.ts'))) continue
    const sources = hashOfSources(options.checkout, app)
    const noteFile = join(options.webFolder, `${app}.sources`)
    if (existsSync(join(options.webFolder, app)) && readNote(noteFile) === sources) continue
    const startedAt = Date.now()
    options.say(`Building the web app ${app}`)
    rmSync(noteFile, { force: true })
    await build(app, options)
    writeFileSync(noteFile, sources)
    options.say(`The web app ${app} is built (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  }
}

function hashOfSources(checkout: string, app: string): string {
  const files = globSync(`${app}/**/*`, { cwd: checkout, exclude: (name) => name === 'node_modules' || name === 'dist' })
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'tsconfig.base.json', ...files.toSorted()]) {
    const path = join(checkout, file)
    if (statSync(path).isFile()) hash.update(file).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function readNote(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

// In a process of its own: the bundler keeps hundreds of megabytes, which the product shall not carry on.
async function build(app: string, { checkout, webFolder, signal }: WebAppOptions): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  const unfinished = join(webFolder, `${app}.new`)
  const args = [vite, 'build', join(checkout, app), '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn']
  const builder = spawn(process.execPath, args, {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
    ...(signal === undefined ? {} : { signal }),
  })
  const lines: string[] = []
  for (const output of [builder.stdout, builder.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter((line) => line.trim() !== '')))
  }
  const [code] = (await once(builder, 'close')) as [number | null]
  if (code !== 0) throw new AppError('WEB_APP_NOT_BUILT', { app, log: lines.filter((line) => !/^\s+at /.test(line)).slice(0, 12) })
  await compressFiles(unfinished)
  rmSync(join(webFolder, app), { recursive: true, force: true })
  renameSync(unfinished, join(webFolder, app))
}

import { spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { AppError } from '#domain/errors.ts'
import { buildTemporalCli } from './temporal-cli-build.ts'
import { downloadTemporalCli, officialDownloads } from './temporal-cli-download.ts'
import { holdFolder } from './hold-folder.ts'

/** The release that the processes are tested with. Later ones cannot be built by `go install`. */
export const temporalCliVersion = '1.5.1'

/** The oldest server inside a CLI that has what the processes use: worker deployments and updates with start. */
const oldestServer = [1, 29, 0]

export type TemporalCliSearch = {
  /** Holds one folder for each release. */
  cacheFolder: string
  /** As in the environment variable. */
  path: string
  say: (line: string) => void
  /** Where the official archives are, without the trailing slash. */
  downloads?: string
  signal?: AbortSignal
}

export type TemporalCli = { path: string; from: 'path' | 'cache' | 'download' | 'build' }

/**
 * Finds the Temporal CLI, or gets it: on the PATH, in the cache, from the official download, or built from source with Go.
 * Several starts at once share one download or build: the others wait for it.
 */
export async function getTemporalCli(search: TemporalCliSearch): Promise<TemporalCli> {
  const onPath = findOnPath('temporal', search.path)
  if (onPath !== undefined) {
    const problem = problemWith(onPath)
    if (problem === undefined) return { path: onPath, from: 'path' }
    search.say(`${onPath} is not used: ${problem}`)
  }
  const folder = join(search.cacheFolder, `temporal-cli-${temporalCliVersion}`)
  const cached = join(folder, 'temporal')
  if (problemWith(cached) === undefined) return { path: cached, from: 'cache' }
  const release = await holdFolder(folder, { say: search.say, ...(search.signal === undefined ? {} : { signal: search.signal }) })
  try {
    if (problemWith(cached) === undefined) return { path: cached, from: 'cache' }
    removeUnfinished(folder)
    return { path: cached, from: await obtain(cached, search) }
  } finally {
    release()
  }
}

/** The first program of that name in the folders of a PATH. */
export function findOnPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

/** Why this program cannot be used, or undefined when it can. */
export function problemWith(program: string): string | undefined {
  if (!isExecutable(program)) return 'it is no program'
  const asked = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  // A CLI built by `go install` calls itself 0.0.0-DEV; the server inside says what it can do.
  const server = /Server (\d+)\.(\d+)\.(\d+)/.exec(asked.stdout ?? '')
  if (asked.status !== 0 || server === null) return 'it does not say its version'
  const found = server.slice(1).map(Number)
  return isAtLeast(found, oldestServer) ? undefined : `its server is ${found.join('.')}, and ${oldestServer.join('.')} is needed`
}

/** What a start that was killed had got so far, which may be hundreds of megabytes. */
function removeUnfinished(folder: string): void {
  for (const entry of readdirSync(folder)) {
    if (/^(build|download)-/.test(entry)) rmSync(join(folder, entry), { recursive: true, force: true })
  }
}

async function obtain(target: string, search: TemporalCliSearch): Promise<'download' | 'build'> {
  const attempts: string[] = []
  const request = {
    target,
    version: temporalCliVersion,
    say: search.say,
    ...(search.signal === undefined ? {} : { signal: search.signal }),
  }
  const check = (program: string): void => {
    const problem = problemWith(program)
    if (problem !== undefined) throw new Error(problem)
  }
  for (const [from, get] of [
    ['download', () => downloadTemporalCli({ ...request, check, downloads: search.downloads ?? officialDownloads })],
    ['build', () => buildTemporalCli({ ...request, check, go: findOnPath('go', search.path) })],
  ] as const) {
    try {
      await get()
      return from
    } catch (error) {
      search.signal?.throwIfAborted()
      attempts.push(`${from}: ${reasonOf(error)}`)
      search.say(`The ${from} did not work: ${reasonOf(error)}`)
    }
  }
  throw new AppError('WORKFLOW_SERVER_NOT_FOUND', { attempts })
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

function isAtLeast(found: number[], wanted: number[]): boolean {
  const index = wanted.findIndex((part, position) => part !== found[position])
  return index === -1 || found[index]! > wanted[index]!
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TemporalCliRequest } from './temporal-cli-download.ts'

const progressEveryMs = 10_000

/** Builds the release from source with Go, which fetches the sources from its own module proxy, and moves it into place once it has run. */
export async function buildTemporalCli(request: TemporalCliRequest & { go: string | undefined }): Promise<void> {
  if (request.go === undefined) throw new Error('Go is not installed')
  request.say(`Building the workflow server (Temporal CLI ${request.version}) with Go: two to five minutes, once for this user`)
  const folder = mkdtempSync(join(dirname(request.target), 'build-'))
  const source = `github.com/temporalio/cli/cmd/temporal@v${request.version}`
  const go = spawn(request.go, ['install', '-v', '-tags', 'disable_grpc_modules', source], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...withoutBuildSettings(process.env), CGO_ENABLED: '0', GOBIN: folder, GOTMPDIR: folder },
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  })
  const progress = followBuild(go.stderr, request.say)
  try {
    const [code] = (await once(go, 'close')) as [number | null]
    if (code !== 0) throw new Error(`go install ended with exit code ${code}: ${progress.lastLines()}`)
    const program = join(folder, 'temporal')
    request.check(program)
    renameSync(program, request.target)
  } finally {
    progress.end()
    // Called off, the compilers may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Says now and then how far it is: with -v, go writes a line for each module it downloads and each package it compiles. */
function followBuild(output: NodeJS.ReadableStream, say: (line: string) => void): { lastLines: () => string; end: () => void } {
  const startedAt = Date.now()
  let modules = 0
  let packages = 0
  let recent: string[] = []
  createInterface({ input: output }).on('line', (line) => {
    if (line.startsWith('go: downloading ')) modules += 1
    else if (/^[\w.-]+(\/[\w.~-]+)*$/.test(line)) packages += 1
    recent = [...recent.slice(-2), line]
  })
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    say(`  ${elapsed}  ${modules} modules downloaded, ${packages} packages compiled`)
  }, progressEveryMs)
  return { lastLines: () => recent.join(' | '), end: () => clearInterval(timer) }
}

// Settings for the caller's own Go projects, such as a vendor folder or another target machine, would break this build.
function withoutBuildSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GOFLAGS: _flags, GOOS: _system, GOARCH: _machine, GOWORK: _workspace, ...rest } = environment
  return rest
}

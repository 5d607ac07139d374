import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#domain/errors.ts'
import { userCacheFolder } from './cache-folder.ts'
import { getTemporalCli, type TemporalCli } from './temporal-cli.ts'

let folder: string
let said: string[]
let servers: Server[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenor-cli-'))
  said = []
  servers = []
})
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

describe('the Temporal CLI', () => {
  it('is the one on the PATH, when its server is recent enough', async () => {
    const onPath = install('path', 'temporal', speaking('1.31.2'))
    installCached('1.29.1')
    expect(await get({ path: [onPath] })).toEqual({ path: join(onPath, 'temporal'), from: 'path' })
  })

  it.each([
    ['too old', speaking('1.28.9'), 'its server is 1.28.9, and 1.29.0 is needed'],
    ['broken', '#!/bin/sh\nexit 3\n', 'it does not say its version'],
    ['something else of that name', '#!/bin/sh\necho calendar 4.2\n', 'it does not say its version'],
  ])('is the cached one when the one on the PATH is %s, and that is said', async (_why, script, reason) => {
    const onPath = install('path', 'temporal', script)
    const cached = installCached('1.29.1')
    expect(await get({ path: [onPath] })).toEqual({ path: cached, from: 'cache' })
    expect(said.join()).toContain(reason)
  })

  it('is downloaded when neither is there, and found in the cache the next time', async () => {
    const asked: string[] = []
    const downloads = await serve((url) => {
      asked.push(url)
      return archiveOf({ LICENSE: 'MIT', temporal: speaking('1.29.1') })
    })
    const { path, from } = await get({ downloads })
    expect(from).toBe('download')
    expect(readFileSync(path, 'utf8')).toBe(speaking('1.29.1'))
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatch(/^\/v1\.5\.1\?platform=\w+&arch=\w+$/)
    expect(await get({ downloads: unreachable })).toEqual({ path, from: 'cache' })
  })

  it('is built with Go where the download cannot be reached', async () => {
    const go = install('go', 'go', goThatBuilds(speaking('1.29.1')))
    const cli = await get({ path: [go], downloads: unreachable })
    expect(cli.from).toBe('build')
    expect(readFileSync(cli.path, 'utf8')).toBe(speaking('1.29.1'))
    expect(readFileSync(join(go, 'called'), 'utf8')).toBe(
      'install -v -tags disable_grpc_modules github.com/temporalio/cli/cmd/temporal@v1.5.1 CGO_ENABLED=0\n',
    )
  })

  it.each([
    ['is missing there', () => undefined],
    ['is cut off', () => archiveOf({ temporal: speaking('1.29.1') }).subarray(0, 60)],
    ['holds no program of that name', () => archiveOf({ other: 'x' })],
    ['holds a program that does not run here', () => archiveOf({ temporal: '#!/bin/sh\nexit 126\n' })],
  ])('is built with Go where the download %s', async (_why, answer) => {
    const go = install('go', 'go', goThatBuilds(speaking('1.29.1')))
    expect(await get({ path: [go], downloads: await serve(answer) })).toMatchObject({ from: 'build' })
  })

  it('is missed in one sentence with both reasons where nothing works, and nothing half-done stays', async () => {
    const go = install('go', 'go', '#!/bin/sh\necho "no such module" >&2\nexit 1\n')
    const failure = await get({ path: [go], downloads: unreachable }).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(AppError)
    expect(failure).toMatchObject({ code: 'WORKFLOW_SERVER_NOT_FOUND' })
    expect((failure as AppError).details['attempts']).toEqual([
      expect.stringMatching(/^download: /),
      'build: go install ended with exit code 1: no such module',
    ])
    expect(readdirSync(cachedFolder())).toEqual([])
    expect(existsSync(`${cachedFolder()}.lock`)).toBe(false)
  })

  it('is downloaded once by two starts at once', async () => {
    let downloads = 0
    const from = await serve(() => {
      downloads += 1
      return archiveOf({ temporal: speaking('1.29.1') })
    })
    const both = await Promise.all([get({ downloads: from }), get({ downloads: from })])
    expect(both.map((cli) => cli.from).toSorted()).toEqual(['cache', 'download'])
    expect(downloads).toBe(1)
  })

  it('is got by the next start when the one that was getting it was killed', async () => {
    const downloads = await serve(() => archiveOf({ temporal: speaking('1.29.1') }))
    install(join('cache', 'temporal-cli-1.5.1', 'download-x'), 'temporal', 'half a prog')
    writeFileSync(`${cachedFolder()}.lock`, '')
    const aMinuteAgo = new Date(Date.now() - 60_000)
    utimesSync(`${cachedFolder()}.lock`, aMinuteAgo, aMinuteAgo)
    expect(await get({ downloads })).toMatchObject({ from: 'download' })
    expect(readdirSync(cachedFolder())).toEqual(['temporal'])
  })

  it('is not waited for once the start has been called off', async () => {
    const silent = await serve(() => 'never')
    const abort = new AbortController()
    const pending = get({ downloads: silent, signal: abort.signal })
    abort.abort(new Error('called off'))
    await expect(pending).rejects.toThrow('called off')
  })
})

describe('the cache', () => {
  it.each([
    ['linux', {}, '/home/ana/.cache/tenor'],
    ['linux', { XDG_CACHE_HOME: '/var/cache/ana' }, '/var/cache/ana/tenor'],
    ['darwin', {}, '/home/ana/Library/Caches/tenor'],
  ] as const)('lies where %s users expect it', (platform, environment, expected) => {
    expect(userCacheFolder(environment, platform, '/home/ana')).toBe(expected)
  })
})

// Nothing listens on the port of a closed server, and port 1 needs rights that nobody uses for this.
const unreachable = 'http://127.0.0.1:1'

async function get(search: { path?: string[]; downloads?: string; signal?: AbortSignal }): Promise<TemporalCli> {
  return await getTemporalCli({
    cacheFolder: join(folder, 'cache'),
    // The scripts of these tests need a shell's own tools, but no temporal and no go of this machine.
    path: (search.path ?? []).join(delimiter),
    say: (line) => said.push(line),
    downloads: search.downloads ?? unreachable,
    ...(search.signal === undefined ? {} : { signal: search.signal }),
  })
}

function cachedFolder(): string {
  return join(folder, 'cache', 'temporal-cli-1.5.1')
}

function installCached(server: string): string {
  return join(install(join('cache', 'temporal-cli-1.5.1'), 'temporal', speaking(server)), 'temporal')
}

function install(into: string, name: string, script: string): string {
  const target = join(folder, into)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, name), script)
  chmodSync(join(target, name), 0o755)
  return target
}

function speaking(server: string): string {
  return `#!/bin/sh\necho "temporal version 0.0.0-DEV (Server ${server}, UI 2.42.1)"\n`
}

function goThatBuilds(program: string): string {
  return `#!/bin/sh
echo "$* CGO_ENABLED=$CGO_ENABLED" > "$(dirname "$0")/called"
echo "go: downloading go.temporal.io/server v1.29.1" >&2
cat > "$GOBIN/temporal" <<'PROGRAM'
${program}PROGRAM
chmod 755 "$GOBIN/temporal"
`
}

async function serve(answer: (url: string) => Buffer | 'never' | undefined): Promise<string> {
  const server = createServer((request, response) => {
    const body = answer(request.url ?? '')
    if (body === 'never') return
    response.writeHead(body === undefined ? 404 : 200).end(body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A gzipped tar archive, as tar(5) describes the old format. */
function archiveOf(files: Record<string, string>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const content = Buffer.from(text)
    const header = Buffer.alloc(512)
    header.write(`./${name}`, 0)
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write('0', 156)
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

import { chmodSync, createWriteStream, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

export const officialDownloads = 'https://temporal.download/cli/archive'

export type TemporalCliRequest = {
  /** Where the program shall stand. */
  target: string
  version: string
  say: (line: string) => void
  /** Throws where the program does not run here. */
  check: (program: string) => void
  signal?: AbortSignal
}

/** Half of the machines that start Tenor reach no host but a package registry: they shall not wait long to find out. */
const answerTimeoutMs = 8000
const stallTimeoutMs = 30_000

/** Downloads the release for this machine and moves it into place once it has run. */
export async function downloadTemporalCli(request: TemporalCliRequest & { downloads: string }): Promise<void> {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const url = `${request.downloads}/v${request.version}?platform=${process.platform}&arch=${arch}`
  request.say(`Downloading the workflow server (Temporal CLI ${request.version}) from ${new URL(url).host}`)
  const abort = new AbortController()
  const signal = AbortSignal.any([abort.signal, ...(request.signal === undefined ? [] : [request.signal])])
  const watch = stopwatch(abort, `no answer within ${answerTimeoutMs / 1000} s`, answerTimeoutMs)
  const folder = mkdtempSync(join(dirname(request.target), 'download-'))
  try {
    const response = await fetch(url, { signal })
    if (!response.ok || response.body === null) throw new Error(`${new URL(url).host} answered ${response.status}`)
    watch.restart(`no data for ${stallTimeoutMs / 1000} s`, stallTimeoutMs)
    const program = join(folder, 'temporal')
    const counted = countBytes(Readable.fromWeb(response.body), Number(response.headers.get('content-length')), request.say, watch)
    await pipeline(
      counted,
      createGunzip(),
      (archive: AsyncIterable<Buffer>) => entryContent(archive, 'temporal'),
      createWriteStream(program, { mode: 0o755 }),
      { signal },
    )
    chmodSync(program, 0o755)
    request.check(program)
    renameSync(program, request.target)
  } catch (error) {
    if (abort.signal.aborted) throw abort.signal.reason
    throw error
  } finally {
    watch.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Stopwatch = { restart: (reason?: string, timeoutMs?: number) => void; end: () => void }

function stopwatch(abort: AbortController, reason: string, timeoutMs: number): Stopwatch {
  let current = { reason, timeoutMs }
  let timer = setTimeout(() => abort.abort(new Error(current.reason)), timeoutMs)
  return {
    restart: (reason = current.reason, timeoutMs = current.timeoutMs) => {
      current = { reason, timeoutMs }
      clearTimeout(timer)
      timer = setTimeout(() => abort.abort(new Error(reason)), timeoutMs)
    },
    end: () => clearTimeout(timer),
  }
}

async function* countBytes(
  body: AsyncIterable<Uint8Array>,
  totalBytes: number,
  say: (line: string) => void,
  watch: Stopwatch,
): AsyncGenerator<Uint8Array> {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
  let bytes = 0
  let saidAt = Date.now()
  for await (const chunk of body) {
    watch.restart()
    bytes += chunk.length
    if (Date.now() - saidAt > 3000) {
      saidAt = Date.now()
      say(totalBytes > 0 ? `  ${megabytes(bytes)} of ${megabytes(totalBytes)}` : `  ${megabytes(bytes)}`)
    }
    yield chunk
  }
}

/** The content of the file with this name in a tar archive: blocks of 512 bytes, a header before each file, its size in octal. */
async function* entryContent(archive: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0)
  let contentLeft = 0
  let paddingLeft = 0
  let isWanted = false
  let wasFound = false
  for await (const chunk of archive) {
    pending = Buffer.concat([pending, chunk])
    while (pending.length > 0) {
      if (contentLeft > 0) {
        const content = pending.subarray(0, contentLeft)
        if (isWanted) yield content
        contentLeft -= content.length
        pending = pending.subarray(content.length)
      } else if (paddingLeft > 0) {
        const padding = pending.subarray(0, paddingLeft)
        paddingLeft -= padding.length
        pending = pending.subarray(padding.length)
      } else {
        if (pending.length < 512) break
        const header = pending.subarray(0, 512)
        pending = pending.subarray(512)
        contentLeft = Number.parseInt(textAt(header, 124, 12), 8) || 0
        paddingLeft = (512 - (contentLeft % 512)) % 512
        isWanted = basename(textAt(header, 0, 100)) === name && ['0', ''].includes(textAt(header, 156, 1))
        wasFound ||= isWanted
      }
    }
  }
  if (!wasFound) throw new Error(`the archive holds no ${name}`)
}

function textAt(header: Buffer, offset: number, length: number): string {
  return header
    .subarray(offset, offset + length)
    .toString('latin1')
    .split('\0')[0]!
    .trim()
}

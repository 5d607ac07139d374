import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mountWebApps } from './web-apps.ts'

const script = 'document.title = "how much?"'

describe('the files of the web apps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-pages-'))
  let server: Server
  beforeAll(async () => {
    mkdirSync(join(folder, 'applicant', 'assets'), { recursive: true })
    const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, 'applicant', name), content)
    write('index.html', '<!doctype html><title>apply</title>')
    write('assets/start.js', script)
    write('assets/start.js.br', brotliCompressSync(script))
    write('assets/start.js.gz', gzipSync(script))
    write('assets/plain.js', script)
    const app = express()
    mountWebApps(app, { folder, door: 'door' })
    await new Promise<void>((resolve) => {
      server = app.listen(0, '127.0.0.1', () => resolve())
    })
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** As bytes: `fetch` would decompress them and take the header away. */
  const read = (path: string, acceptEncoding?: string) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const headers = acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding }
      request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }))
      })
        .on('error', reject)
        .end()
    })

  it.each([
    ['the smallest copy that the browser reads', 'gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['the other copy for a browser that does not know the smallest', 'gzip', 'gzip', gunzipSync],
    ['the file itself where the browser reads no copy', 'identity', undefined, (body: Buffer) => body],
    ['the file itself where the browser refuses the copies', 'br;q=0, gzip;q=0', undefined, (body: Buffer) => body],
  ])('are sent as %s', async (_what, acceptEncoding, encoding, decompress) => {
    const { status, headers, body } = await read('/apply/assets/start.js', acceptEncoding)
    expect(status).toBe(200)
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['content-type']).toMatch(/^text\/javascript/)
    expect(headers['cache-control']).toContain('immutable')
    expect(headers.vary?.toLowerCase()).toContain('accept-encoding')
    expect(decompress(body).toString()).toBe(script)
  })

  it('are sent as they are where the build made no copy', async () => {
    const { headers, body } = await read('/apply/assets/plain.js', 'br')
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.toString()).toBe(script)
  })

  it('answer a page of the app for every address below it, and nothing for a file that is gone', async () => {
    expect((await read('/apply/offer', 'br')).body.toString()).toContain('<title>apply</title>')
    expect((await read('/apply/assets/gone.js', 'br')).status).toBe(404)
    expect((await read('/apply//', 'br')).status).toBe(200)
    expect((await read('/apply/assets/../../../etc/passwd', 'br')).body.toString()).not.toContain('root:')
  })
})

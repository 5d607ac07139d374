import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient, type HttpClientOptions } from './http-client.ts'
import type { ObservedCall } from './observe-call.ts'
import { retryAfterMs } from './retry-after.ts'
import { createTokenSource } from './token-source.ts'
import { failureOf } from './transport-faults.contract.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function clientOf(listener: RequestListener, changes: Partial<HttpClientOptions> = {}) {
  const server = createServer(listener)
  servers.push(server)
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  return createHttpClient({
    provider: 'vendor',
    baseUrl: `http://127.0.0.1:${port}/base/`,
    timeoutMs: 5_000,
    codes: { down: 'BUREAU_DOWN', refused: 'BUREAU_REFUSED', misconfigured: 'BUREAU_MISCONFIGURED' },
    ...changes,
  })
}

const get = {
  operation: 'look',
  method: 'GET',
  path: '/people/11122233124',
  answers: [200],
  read: (reply: { text: string }) => reply.text,
} as const

describe('the client of an outside system', () => {
  it('puts path and query behind its base address and sends forms and JSON as such', async () => {
    const client = await clientOf((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () =>
        response.end(`${request.method} ${request.url} ${request.headers['content-type']} ${Buffer.concat(chunks).toString()}`),
      )
    })
    await expect(
      client.call({
        ...get,
        path: '/a b',
        query: [
          ['topics', 'x y'],
          ['topics', 'z'],
        ],
      }),
    ).resolves.toBe('GET /base/a%20b?topics=x+y&topics=z undefined ')
    await expect(client.call({ ...get, method: 'POST', body: { form: [['a', '1&2']] } })).resolves.toBe(
      'POST /base/people/11122233124 application/x-www-form-urlencoded a=1%262',
    )
    await expect(client.call({ ...get, method: 'PUT', body: { json: { a: 1 } } })).resolves.toBe(
      'PUT /base/people/11122233124 application/json {"a":1}',
    )
  })

  it('sends a file as a part of a form, deletes, and gives a file back byte for byte', async () => {
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const form =
        request.method === 'DELETE' ? undefined : await new Response(request as never, { headers: request.headers as never }).formData()
      const file = form?.get('files')
      response.end(file instanceof File ? Buffer.from(await file.arrayBuffer()) : `${request.method} ${request.headers['content-type']}`)
    }
    const client = await clientOf((request, response) => void answer(request, response))
    const bytes = Uint8Array.of(0x25, 0x50, 0xff, 0x00, 0xfe)
    const multipart = new FormData()
    multipart.set('payload', '{}')
    multipart.set('files', new File([bytes], 'a.pdf', { type: 'application/pdf' }))
    const read = (reply: { bytes: Uint8Array }) => [...reply.bytes]
    await expect(client.call({ ...get, method: 'POST', body: { multipart }, read })).resolves.toEqual([...bytes])
    await expect(client.call({ ...get, method: 'DELETE' })).resolves.toBe('DELETE undefined')
  })

  it('waits as long as the vendor says in a header of its own, before what Retry-After says', async () => {
    const client = await clientOf((_request, response) => response.writeHead(429, { 'retry-after': '1', 'x-reset': '9' }).end('{}'), {
      complaintOf: (reply) => ({ retryAfterMs: Number(reply.headers.get('x-reset')) * 1000 }),
    })
    expect(await failureOf(client.call(get))).toMatchObject({ details: { retryAfterMs: 9_000 } })
  })

  it('reads no more than it was allowed to', async () => {
    const client = await clientOf((_request, response) => response.end('x'.repeat(2_000)), { maxResponseBytes: 1_000 })
    expect(await failureOf(client.call(get))).toMatchObject({
      code: 'BUREAU_DOWN',
      details: { reason: 'too_large', raw: 'answer is longer than 1000 bytes' },
    })
  })

  it('follows no redirect, which would take path and credentials elsewhere', async () => {
    const asked: (string | undefined)[] = []
    const client = await clientOf((request, response) => {
      asked.push(request.url)
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    expect(await failureOf(client.call(get))).toMatchObject({ code: 'BUREAU_MISCONFIGURED', details: { httpStatus: 302 } })
    expect(asked).toHaveLength(1)
  })

  it.each([
    [400, 'BUREAU_REFUSED'],
    [401, 'BUREAU_MISCONFIGURED'],
    [403, 'BUREAU_MISCONFIGURED'],
    [404, 'BUREAU_MISCONFIGURED'],
    [408, 'BUREAU_DOWN'],
    [409, 'BUREAU_REFUSED'],
    [415, 'BUREAU_MISCONFIGURED'],
    [422, 'BUREAU_REFUSED'],
    [429, 'BUREAU_DOWN'],
    [500, 'BUREAU_DOWN'],
    [504, 'BUREAU_DOWN'],
  ])('takes status %d for %s', async (status, code) => {
    const client = await clientOf((_request, response) => response.writeHead(status).end('no'))
    expect(await failureOf(client.call(get))).toMatchObject({
      code,
      details: { httpStatus: status, raw: 'no', provider: 'vendor', operation: 'look' },
    })
  })

  it('names no path in any error', async () => {
    const client = await clientOf((_request, response) => response.destroy())
    const error = await failureOf(client.call(get))
    expect(JSON.stringify([error, error.stack, error.details])).not.toContain('11122233124')
  })

  it('does not call at all when the work was cancelled before', async () => {
    const seen: ObservedCall[] = []
    let asked = 0
    const client = await clientOf(
      (_request, response) => {
        asked += 1
        response.end('x')
      },
      { onCall: (call) => seen.push(call) },
    )
    const reason = new Error('withdrawn')
    await expect(client.call({ ...get, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(asked).toBe(0)
    expect(seen).toMatchObject([{ outcome: 'cancelled', operation: 'look' }])
  })

  it('tells a mistake of ours from a failure of theirs', async () => {
    const seen: ObservedCall[] = []
    const client = await clientOf((_request, response) => response.end('x'), { onCall: (call) => seen.push(call) })
    const mistake = new TypeError('ours')
    const read = () => {
      throw mistake
    }
    await expect(client.call({ ...get, read })).rejects.toBe(mistake)
    expect(seen).toMatchObject([{ outcome: 'failed' }])
  })
})

describe('the waiting time that a vendor asks for', () => {
  const now = Date.parse('2026-08-15T10:00:00Z')
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sat, 15 Aug 2026 10:00:30 GMT', 30_000],
    ['Sat, 15 Aug 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    [null, undefined],
  ])('%j is %s ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected)
  })
})

describe('a shared token', () => {
  it('does not fail the others when one caller is cancelled while it is fetched', async () => {
    let deliver: (token: { value: string; expiresInSeconds: number }) => void = () => undefined
    const fetched = new Promise<{ value: string; expiresInSeconds: number }>((resolve) => {
      deliver = resolve
    })
    const tokens = createTokenSource(() => fetched)
    const cancellation = new AbortController()
    const cancelled = tokens.withToken(cancellation.signal, (token) => Promise.resolve(token))
    const patient = tokens.withToken(undefined, (token) => Promise.resolve(token))
    cancellation.abort(new Error('withdrawn'))
    await expect(cancelled).rejects.toThrow('withdrawn')
    deliver({ value: 'shared', expiresInSeconds: 100 })
    await expect(patient).resolves.toBe('shared')
  })

  it('asks again after a failure to get one', async () => {
    let attempts = 0
    const tokens = createTokenSource(() => {
      attempts += 1
      return attempts === 1 ? Promise.reject(new Error('not now')) : Promise.resolve({ value: 'second', expiresInSeconds: 100 })
    })
    const use = () => tokens.withToken(undefined, (token) => Promise.resolve(token))
    await expect(use()).rejects.toThrow('not now')
    await expect(use()).resolves.toBe('second')
  })
})

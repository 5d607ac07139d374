import { createServer } from 'node:http'
import { listen } from '../listen.ts'

export type Stand = { baseUrl: string; close(): Promise<void> }

/** A vendor that says what a test wants it to say, for answers that no honest vendor gives. */
export async function answerWith(answer: (request: { method: string; path: string }) => { status: number; body: unknown }): Promise<Stand> {
  const server = createServer((request, response) => {
    const { status, body } = answer({ method: request.method ?? '', path: request.url ?? '' })
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  const { port, ...listening } = await listen(server, 0, '127.0.0.1')
  return { baseUrl: `http://127.0.0.1:${port}`, close: () => listening.close() }
}

import { createServer } from 'node:http'
import { listen } from '../listen.ts'

export type ReceivedWebhook = { url: string; rawBody: Buffer; headers: Record<string, string | undefined>; status: number }

export type WebhookReceiver = {
  url: string
  received: ReceivedWebhook[]
  /** The status that a webhook is answered with; 204 unless a test decides otherwise. */
  decide: (webhook: Omit<ReceivedWebhook, 'status'>) => number | Promise<number>
  /** What it says as a receipt; most vendors want none. */
  receipt: string
  close(): Promise<void>
}

/** A place where webhooks arrive: keeps their raw bytes and answers what it is told to. */
export async function receiveWebhooks(path = '/webhooks/vendor'): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]))
      const webhook = { url: `${origin}${request.url}`, rawBody: Buffer.concat(chunks), headers }
      const answer = async () => {
        const status = await receiver.decide(webhook)
        receiver.received.push({ ...webhook, status })
        response.writeHead(status).end(status === 204 ? undefined : receiver.receipt)
      }
      void answer()
    })
  })
  const listening = await listen(server, 0, '127.0.0.1')
  const origin = `http://127.0.0.1:${listening.port}`
  const receiver: WebhookReceiver = {
    url: `${origin}${path}`,
    received: [],
    decide: () => 204,
    receipt: '',
    close: () => listening.close(),
  }
  return receiver
}

import type { Request, RequestHandler, Response } from 'express'
import type { WebVendor } from './scenarios.ts'
import type { OutgoingWebhook, WebhookAnswer } from './webhooks.ts'

export type Trouble = 'unavailable' | 'error' | 'rate_limited' | 'unauthorized'

export type VendorReply = { status: number; body: unknown; headers?: Readonly<Record<string, string>> }

/** How much of its quota a caller has used; `resetsAt` in milliseconds. */
export type QuotaState = { limit: number; remaining: number; resetsAt: number; now: number }

/** One vendor's protocol, and how that vendor words general trouble. */
export type VendorSandbox = {
  /** Also its base path. */
  vendor: WebVendor
  /** What it is for, as the page calls it. */
  capability: string
  router: RequestHandler
  troubleReply(trouble: Trouble): VendorReply
  /** The fields of its answers whose loss breaks every client. */
  essentialFields: readonly string[]
  /** Requests for a token are answered even while the token itself is refused. */
  isTokenRequest(path: string): boolean
  /** A quarter of a mebibyte where it does not say. A vendor that reads itself plays no scenario that depends on the body. */
  largestBodyBytes?: number | 'reads itself'
  /** How it tells the quota; else `X-RateLimit-Limit`, `-Remaining` and `-Reset` in seconds of the epoch, as many do. */
  quotaHeaders?(quota: QuotaState): Readonly<Record<string, string>>
  /** For a vendor that calls back: the headers by which its calls are known, and how often it tries. */
  webhooks?: {
    sign(webhook: OutgoingWebhook, at: { url: string; now: number }): Record<string, string>
    maxAttempts: number
    /** For one that signs inside the body. */
    bodyOf?(webhook: OutgoingWebhook): string
    /** For one to whom not every 2xx is a receipt. */
    isTaken?(answer: WebhookAnswer): boolean
  }
  /** What it keeps, by noun: shown on the page, read by tests. */
  held?: Readonly<Record<string, () => readonly object[]>>
  /** What a person may do there that its API does not offer, below `/_admin/vendors/<vendor>`; bodies are JSON. */
  admin?: RequestHandler
  /** What was on its way when the sandbox stopped goes on. */
  resume?(): void
}

/** A text is sent as it is, bytes too; everything else as JSON. */
export function sendReply(response: Response, { status, body, headers }: VendorReply): void {
  response.status(status).set({ ...headers })
  if (typeof body === 'string' || Buffer.isBuffer(body)) response.send(body)
  else response.json(body)
}

/** The body as text. Every vendor but Textract is read as bytes first, so that content types can be judged as strictly as the vendor does. */
export function bodyTextOf(request: Request): string {
  return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
}

export function hasContentType(request: Request, mediaType: string): boolean {
  return (request.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase() === mediaType
}

/** The user and password of Basic authentication. */
export function basicCredentialsOf(request: Request): { user: string; password: string } | undefined {
  const [scheme, encoded] = (request.get('authorization') ?? '').split(' ')
  if (scheme !== 'Basic' || encoded === undefined) return undefined
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { user, password: password.join(':') }
}

export function bearerTokenOf(request: Request, scheme = 'Bearer'): string | undefined {
  const [offered, token] = (request.get('authorization') ?? '').split(' ')
  return offered === scheme ? token : undefined
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

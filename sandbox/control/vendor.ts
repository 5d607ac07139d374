import type { Request, RequestHandler, Response } from 'express'
import type { Vendor } from './scenarios.ts'

export type Trouble = 'unavailable' | 'error' | 'rate_limited' | 'unauthorized'

export type VendorReply = { status: number; body: unknown; headers?: Readonly<Record<string, string>> }

/** One vendor's protocol, and how that vendor words general trouble. */
export type VendorSandbox = {
  vendor: Vendor
  router: RequestHandler
  troubleReply(trouble: Trouble): VendorReply
  /** The fields of its answers whose loss breaks every client. */
  essentialFields: readonly string[]
  /** Requests for a token are answered even while the token itself is refused. */
  isTokenRequest(path: string): boolean
}

export function sendReply(response: Response, reply: VendorReply): void {
  response
    .status(reply.status)
    .set({ ...reply.headers })
    .json(reply.body)
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

import { randomUUID } from 'node:crypto'
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { answerOperation, type OperationReply, type TextractScenarioName } from './operations.ts'
import type { LendingDesk, StoredFiles } from './lending.ts'
import type { ReadPicture } from './reading.ts'
import { findSignatureFault, type SignatureFault } from '../aws/signature.ts'

export type { TextractScenarioName } from './operations.ts'

export type TextractSandboxOptions = {
  /** Reads pictures that it has never seen: the sandbox makes nothing up. */
  readPicture: ReadPicture
  /** Reads pages of plain print. */
  readText?: ReadPicture | undefined
  /** Access keys and their secrets. */
  accessKeys: Readonly<Record<string, string>>
  region?: string
  /** The scenario to play for this request, counted as used; undefined for none. */
  takeScenario?: (operation: string) => TextractScenarioName | undefined
  /** The files of many pages that jobs can be started for. */
  files?: StoredFiles
  now?: () => number
}

const contentType = 'application/x-amz-json-1.1'
const toleranceMs = 5 * 60_000
/** How Textract calls what is wrong with a signature. */
const signatureFaults: Record<SignatureFault['kind'], string> = {
  missing: 'MissingAuthenticationTokenException',
  incomplete: 'IncompleteSignatureException',
  unknown_key: 'UnrecognizedClientException',
  scope: 'InvalidSignatureException',
  expired: 'InvalidSignatureException',
  wrong: 'InvalidSignatureException',
}
/** Base64 makes a third more of the ten megabytes that one page may have, and there may be two. */
const largestBodyBytes = 2 * 14_000_000 + 10_000

/** Speaks the protocol of Amazon Textract: JSON 1.1 over a signed POST, with the service's own errors. */
export function createTextractSandbox(options: TextractSandboxOptions): RequestHandler {
  const router = Router()
  router.use(express.raw({ type: () => true, limit: largestBodyBytes }))
  router.use(answerRequests(options, { jobs: new Map(), tokens: new Map(), files: options.files ?? { find: () => undefined } }))
  router.use((_error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    send(response, { status: 413, body: { __type: 'RequestEntityTooLargeException', message: 'Request Entity Too Large' } })
  })
  return router
}

function answerRequests(options: TextractSandboxOptions, lending: LendingDesk): RequestHandler {
  return async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    // What a request log keeps: what was asked, with pictures as their size.
    request.body = Buffer.from(withoutPictures(body))
    send(response, await answer(request, body, { ...options, lending }))
  }
}

async function answer(request: Request, body: Buffer, options: TextractSandboxOptions & { lending: LendingDesk }): Promise<OperationReply> {
  const [service, operation = ''] = (request.get('x-amz-target') ?? '').split('.')
  const mediaType = (request.get('content-type') ?? '').split(';')[0]
  if (request.method !== 'POST' || request.path !== '/' || service !== 'Textract' || mediaType !== contentType)
    return fault('UnknownOperationException', '')
  const signatureFault = findSignatureFault(
    { method: request.method, url: request.originalUrl, headers: request.headers, body },
    {
      secretOf: (id) => options.accessKeys[id],
      region: options.region ?? 'us-east-1',
      service: 'textract',
      mustSign: ['host', 'x-amz-date', 'x-amz-target'],
      toleranceMs,
      now: (options.now ?? Date.now)(),
    },
  )
  if (signatureFault !== undefined) return fault(signatureFaults[signatureFault.kind], signatureFault.message)
  return await answerOperation(operation, body, {
    readPicture: options.readPicture,
    readText: options.readText,
    scenario: options.takeScenario?.(operation),
    lending: options.lending,
  })
}

function fault(type: string, message: string): OperationReply {
  return { status: 400, body: { __type: type, message } }
}

function send(response: Response, reply: OperationReply): void {
  response
    .status(reply.status)
    .set({ 'content-type': contentType, 'x-amzn-requestid': randomUUID() }) // As bytes: to a text express would add a character set, which the service does not send.
    .send(Buffer.from(JSON.stringify(reply.body)))
}

function withoutPictures(body: Buffer): string {
  return body
    .toString('utf8')
    .replaceAll(/"Bytes"\s*:\s*"([^"]*)"/g, (_, text: string) => `"Bytes":"(${Buffer.byteLength(text, 'base64')} bytes)"`)
}

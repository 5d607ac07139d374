import type { Exchange } from './observe-call.ts'
import { redact } from './redact.ts'

export type DescribedRequest = {
  method: string
  path: string
  query?: readonly (readonly [name: string, value: string])[] | undefined
  /** Parsed where it is data; a file is its size. */
  body?: unknown
}
export type DescribedReply = { status: number; headers: Headers; text: string }

type Redaction = {
  personalData: readonly string[]
  /** Names of fields of the vendor's whose values say nothing of anybody: states, codes, ids. */
  plainFields: readonly string[]
}

/** In every protocol these say how it went, not to whom. */
const usualPlainFields = ['status', 'state', 'code', 'codigo', 'error', 'errorCode', 'error_code', 'event', 'grant_type', 'token_type']
const plainHeaders = /^(content-type|retry-after|date|(x-)?rate-?limit.*|x-burstlimit.*|(.*-)?request-?id|x-docusign-tracetoken)$/
/** What a code or an id looks like: no sentence and no full name does. */
const plainText = /^[\w.:/-]{1,80}$/
const longest = { fields: 40, items: 3, depth: 6, name: 60, all: 8_000 }

/**
 * A request and its reply as operations may read them: every field by name, but only the values of fields that are known to be plain; of all
 * others the kind and size. What is not known to be harmless is not shown.
 */
export function describeExchange(request: DescribedRequest, reply: DescribedReply | undefined, redaction: Redaction): Exchange {
  const shape = (body: unknown) => shapeOf(body, redaction, '', 0)
  return {
    request: bounded({
      method: request.method,
      path: redact(readable(request.path), redaction.personalData),
      ...(request.query?.length && { query: shape(Object.fromEntries(request.query)) }),
      ...(request.body !== undefined && { body: shape(request.body) }),
    }),
    ...(reply && {
      response: bounded({
        status: reply.status,
        headers: Object.fromEntries([...reply.headers].filter(([name]) => plainHeaders.test(name))),
        ...(reply.text !== '' && { body: bodyOf(reply, shape) }),
      }),
    }),
  }
}

function shapeOf(value: unknown, redaction: Redaction, name: string, depth: number): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string' || typeof value === 'number') return leafOf(value, redaction, name)
  if (value instanceof Uint8Array) return `a file of ${value.byteLength} bytes`
  if (typeof value !== 'object' || depth > longest.depth) return `(${typeof value})`
  if (Array.isArray(value)) {
    const shown = value.slice(0, longest.items).map((item) => shapeOf(item, redaction, name, depth + 1))
    return value.length > shown.length ? [...shown, `and ${value.length - shown.length} more`] : shown
  }
  const entries = Object.entries(value)
  const shown = entries
    .slice(0, longest.fields)
    // A name can be data too, where somebody's number is the key.
    .map(([key, inner]) => [redact(key, redaction.personalData).slice(0, longest.name), shapeOf(inner, redaction, key, depth + 1)])
  return Object.fromEntries([...shown, ...(entries.length > shown.length ? [['…', `and ${entries.length - shown.length} more`]] : [])])
}

function leafOf(value: string | number, { personalData, plainFields }: Redaction, name: string): string | number {
  if (value === '') return value
  const isOwn = plainFields.includes(name)
  if (!isOwn && !usualPlainFields.includes(name)) return typeof value === 'number' ? '(number)' : `(text of ${value.length})`
  if (typeof value === 'number') return value
  const isPersonal = personalData.some((one) => one.length > 2 && value.includes(one))
  if (!plainText.test(value) || isPersonal) return `(text of ${value.length})`
  return isOwn ? value : redact(value)
}

/** What is no data keeps only its kind: a page, XML and plain text can hold anything. */
function bodyOf({ headers, text }: DescribedReply, shape: (body: unknown) => unknown): unknown {
  const body = parseJson(text)
  if (body !== undefined) return shape(body)
  const mediaType = (headers.get('content-type') ?? 'something').split(';')[0]
  return `${mediaType} of ${text.length} characters`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function bounded(description: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(description)
  if (text.length <= longest.all) return description
  const { body: _body, query: _query, ...rest } = description
  return { ...rest, body: `(too long to show: ${text.length} characters of shape)` }
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

import * as fc from 'fast-check'
import type { ApiAnswer } from './api-bench.ts'

/** As much of JSON Schema as our document uses. */
export type Schema = {
  $ref?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  minimum?: number
  minLength?: number
  pattern?: string
  format?: string
}

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }

export type Operation = {
  operationId: string
  'x-tenor-access': { who: 'anyone' | 'staff' | 'applicant' | 'vendor' }
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** `known` are values that exist, by the name of the field that takes them; `body` is a good one, where the schema cannot say it. */
export type Described = {
  path: string
  operation: Operation
  schemas: Readonly<Record<string, Schema>>
  known: Readonly<Record<string, unknown>>
  body?: unknown
}

/** What goes over the wire; `odd` says what is wrong with it. */
export type OddRequest = { odd: string; path: string; headers: Record<string, string>; body?: string | Uint8Array }

const seed = 20_261_130

/** A request that may be good, and every way in which one place of it is odd. */
export function oddRequests(described: Described): OddRequest[] {
  const { path, operation } = described
  const { parameters = [], requestBody } = operation
  const inPath = parameters.filter((one) => one.in === 'path')
  const inQuery = parameters.filter((one) => one.in === 'query')
  const address = (changed: Readonly<Record<string, string>> = {}) => {
    const valueOf = (one: Parameter) => changed[one.name] ?? encodeURIComponent(String(sample(described, one.name, one.schema)))
    const named = inPath.reduce((text, one) => text.replace(`{${one.name}}`, valueOf(one)), path)
    const query = inQuery.filter(({ name, required }) => required === true || changed[name] !== undefined)
    return `${named}?${query.map((one) => `${one.name}=${valueOf(one)}`).join('&')}`
  }
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const isJson = mediaType === 'application/json'
  const whole: unknown = isJson ? (described.body ?? sample(described, '', content!.schema)) : undefined
  const body = isJson ? JSON.stringify(whole) : mediaType === undefined ? undefined : Buffer.from([0xff, 0xd8, 0xff])
  const headers = { 'if-match': '"v1"', ...(mediaType !== undefined && { 'content-type': mediaType }) }
  const sound: OddRequest = { odd: 'nothing', path: address(), headers, ...(body !== undefined && { body }) }
  const inAddress = [...inPath, ...inQuery].flatMap(({ name }) =>
    [...oddTexts, ...(name === 'after' ? oddCursors : [])].map((text) => ({ odd: `${name}=${text}`, path: address({ [name]: text }) })),
  )
  const inBody = isJson
    ? placesOf(whole).flatMap((place) =>
        oddValues.map((value) => ({ odd: `${place.join('.')}=${value}`, body: replaced(whole, place, value) })),
      )
    : []
  const asWhole =
    mediaType === undefined
      ? []
      : [...(isJson ? oddJson : oddFiles).map((text) => ({ odd: `body ${text}`, body: text })), ...oddMedia(headers)]
  return [sound, ...[...inAddress, ...inBody, ...asWhole, ...oddHeaders(headers)].map((odd) => ({ ...sound, ...odd }))]
}

/** Some of many, the same each time. */
export function someOf<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  return fc.sample(fc.shuffledSubarray([...all], { minLength: most, maxLength: most }), { seed, numRuns: 1 })[0]!
}

/** What is wrong with an answer, if anything. Whatever was asked, nothing breaks, and a refusal says what is wrong and where. */
export function faultOf({ status, body, headers }: ApiAnswer): string | undefined {
  if (status >= 500) return `${status} ${body.code ?? ''}`
  if (status < 400) return undefined
  if (!headers.get('content-type')?.startsWith('application/problem+json') || body.code === undefined)
    return `${status} is no problem document`
  const { fields = [] } = (body['facts'] ?? {}) as { fields?: { field: string; rule: string }[] }
  const isNamed = fields.length > 0 && fields.every(({ field, rule }) => field !== '' && rule !== '')
  return body.code === 'REQUEST_MALFORMED' && !isNamed ? 'names no field' : undefined
}

/** In the place of a value of JSON. As text, for not all of it survives as a value. */
const oddValues = `null true [] {} [[]] "" "1" "__proto__" {"__proto__":{"a":1}} {"toString":1}
  "\\u0000" "a\\u0000b" "L-1\\u0000" "\\ud800" "\\u202e<b>" "${'x'.repeat(5_000)}" "0000-01-01" "9999-12-31" "-000001-01-01"
  -0 -1 1.5 1e309 2147483648 9007199254740993 99999999999999999999999`.split(/\s+/)

/** In the place of a part of an address. */
const oddTexts = `%20 %00 a%00b %ff %E0%A4%A %EF%BF%BD %F0%9F%92%A3 ..%2f..%2fetc 1'or'1'='1 __proto__ null
  -1 0 1e309 99999999999999999999 0000-01-01 1&limit=2&after=3 ${'x'.repeat(3_000)}`.split(/\s+/)

const id = '01999999-0000-7000-8000-000000000000'
const days = ['2026-01-01', '2026-02-30 10:00:00+00', '999999-01-01', '2026-01-01 10:00:00+99', 'infinity', 'x', '\0']
const oddKeys: unknown[] = [{}, 'x', [], [1], [null], [2 ** 40], ['x'], ['x', 'y', 'z'], ['infinity', id, '99999999999']]
const oddCursors = [...oddKeys, ...days.map((day) => [day, id])].map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'))

const oddJson = ['', '{', 'null', '[]', '"x"', '\uFEFF{}', '{"__proto__":{"x":1}}', `{"deep":${'['.repeat(5_000)}${']'.repeat(5_000)}}`]
const oddFiles = ['', '%PDF-1.7', '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>', '\u0089PNG\r\n', 'GIF89a']

type Headers = Record<string, string>

function oddMedia(headers: Headers): { odd: string; headers: Headers }[] {
  const packed = ['gzip', 'br', 'compress', 'x'].map((encoding) => ({
    odd: `packed as ${encoding}`,
    headers: { ...headers, 'content-encoding': encoding },
  }))
  return [...packed, { odd: 'media type', headers: { ...headers, 'content-type': 'text/plain' } }]
}

function oddHeaders(headers: Headers): { odd: string; headers: Headers }[] {
  return [
    { odd: 'version', headers: { ...headers, 'if-match': '"v99999999999"' } },
    { odd: 'key', headers: { ...headers, 'idempotency-key': 'x' } },
  ]
}

/** A value that fits, but for what a schema cannot say. */
function sample(described: Described, name: string, given: Schema): unknown {
  const { schemas, known } = described
  const schema = given.$ref === undefined ? given : schemas[given.$ref.split('/').at(-1)!]!
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (Object.hasOwn(known, name)) return known[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (first) return sample(described, name, first)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, of]) => [key, sample(described, key, of)]))
    case 'array':
      return [sample(described, name, schema.items ?? {})]
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return sampleText(schema)
  }
}

function sampleText({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return id
  if (format === 'date') return '2026-01-31'
  // Its pattern says more than the library can follow.
  if (format === 'email') return 'someone@example.com'
  if (pattern !== undefined) return fc.sample(fc.stringMatching(new RegExp(pattern)), { seed, numRuns: 1 })[0]!
  return 'x'.repeat(Math.max(minLength, 1))
}

type Place = readonly string[]

/** Every value, and a field that nobody asked for in every object. */
function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place]
  const inside = Object.entries(value).flatMap(([key, child]) => placesOf(child, [...place, key]))
  return [place, ...inside, ...(Array.isArray(value) ? [] : [[...place, 'unknown']])]
}

/** JSON with raw text in one place. */
function replaced(value: unknown, [key, ...rest]: Place, raw: string): string {
  if (key === undefined) return raw
  const entries = Object.entries({ ...(value as object), ...(key === 'unknown' && { unknown: null }) })
  const written = entries.map(([name, child]): [string, string] => [
    name,
    name === key ? replaced(child, rest, raw) : JSON.stringify(child),
  ])
  if (Array.isArray(value)) return `[${written.map(([, child]) => child).join(',')}]`
  return `{${written.map(([name, child]) => `${JSON.stringify(name)}:${child}`).join(',')}}`
}

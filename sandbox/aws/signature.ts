import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** A request as it came over the wire. */
export type SignedRequest = {
  method: string
  /** Path and query as received, before anything decoded them. */
  url: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Uint8Array
}

export type SignatureRules = {
  /** Secret of an access key, or undefined for a key that nobody has. */
  secretOf: (accessKeyId: string) => string | undefined
  region: string
  service: string
  /** Headers that no request may leave unsigned. */
  mustSign: readonly string[]
  /** How far the clock of a caller may be off. */
  toleranceMs: number
  now: number
}

/** `scope`: signed for another service, region or day. `expired`: too old or from the future. */
export type SignatureFault = { kind: 'missing' | 'incomplete' | 'unknown_key' | 'scope' | 'expired' | 'wrong'; message: string }

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/

/** Checks Signature Version 4 as Amazon's services do; undefined where the request is signed. */
export function findSignatureFault(request: SignedRequest, rules: SignatureRules): SignatureFault | undefined {
  const header = headerOf(request, 'authorization')
  if (header === '') return { kind: 'missing', message: 'Request is missing Authentication Token' }
  const match = authorization.exec(header)
  if (match === null) return incomplete('Authorization header does not have the form of AWS4-HMAC-SHA256.')
  // Every group takes part in a match.
  const [, accessKeyId, day, region, service, signedHeaders, signature] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const secret = rules.secretOf(accessKeyId)
  if (secret === undefined) return { kind: 'unknown_key', message: 'The security token included in the request is invalid.' }
  const timestamp = headerOf(request, 'x-amz-date')
  const signedAt = Date.parse(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Number.isNaN(signedAt)) return incomplete('Authorization header requires existence of a X-Amz-Date header.')
  if (!timestamp.startsWith(day)) return scope('Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.')
  if (service !== rules.service) return scope(`Credential should be scoped to correct service: '${rules.service}'.`)
  if (region !== rules.region) return scope(`Credential should be scoped to a valid region, not '${region}'.`)
  if (Math.abs(rules.now - signedAt) > rules.toleranceMs)
    return { kind: 'expired', message: `Signature expired: ${timestamp} is too far from the time of the service.` }
  const unsigned = rules.mustSign.filter((name) => !signedHeaders.split(';').includes(name))
  if (unsigned.length > 0) return wrong(`These headers must be signed: ${unsigned.join(', ')}.`)
  const expected = sign(request, { secret, scope: [day, region, service], timestamp, signedHeaders: signedHeaders.split(';') })
  if (timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return undefined
  return wrong(
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  )
}

type Signing = { secret: string; scope: [day: string, region: string, service: string]; timestamp: string; signedHeaders: string[] }

function sign(request: SignedRequest, { secret, scope, timestamp, signedHeaders }: Signing): string {
  const [path = '/', query = ''] = request.url.split('?')
  const [, , service] = scope
  const canonical = [
    request.method,
    // Every service but S3 encodes the path, which is encoded already, once more.
    service === 's3' ? path : encodedOnceMore(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerOf(request, name).trim().replaceAll(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    // S3 wants the hash in a header; whether it is that of the body is for S3 to check.
    service === 's3' ? headerOf(request, 'x-amz-content-sha256') : sha256(request.body),
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', timestamp, `${scope.join('/')}/aws4_request`, sha256(canonical)].join('\n')
  const key = [...scope, 'aws4_request'].reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secret}`)
  return hmac(key, text).toString('hex')
}

/** Sorted by name, then by value; a name alone has an empty value. */
function canonicalQuery(query: string): string {
  const pairs = query.split('&').filter((pair) => pair !== '')
  const named = pairs.map((pair) => [pair.split('=')[0]!, pair.split('=').slice(1).join('=')] as const)
  return named
    .toSorted(([left, a], [right, b]) => (left === right ? compare(a, b) : compare(left, right)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function encodedOnceMore(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment).replaceAll(/[!'()*]/g, (character) => `%${character.codePointAt(0)!.toString(16).toUpperCase()}`),
    )
    .join('/')
}

function headerOf(request: SignedRequest, name: string): string {
  return [request.headers[name] ?? []].flat().join(',')
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function incomplete(message: string): SignatureFault {
  return { kind: 'incomplete', message }
}

function scope(message: string): SignatureFault {
  return { kind: 'scope', message }
}

function wrong(message: string): SignatureFault {
  return { kind: 'wrong', message }
}

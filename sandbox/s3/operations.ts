import type { Request } from 'express'
import type { SandboxContext } from '../control/context.ts'
import type { VendorReply } from '../control/vendor.ts'
import { checkBody } from './check-body.ts'
import { checkDestroyable, checkRelock, lockOf, readLock } from './lock.ts'
import { S3Refusal, type Xml, xmlReply } from './reply.ts'
import type { BucketStore, StoredObject, StoredVersion } from './store.ts'

export type Operation = {
  context: SandboxContext
  store: BucketStore
  request: Request
  body: Buffer
  bucket: string
  key: string
  /** Whether the bucket was made with Object Lock. */
  isLocking: boolean
}

const pageSize = 1000
const largestMetadata = 2 * 1024
const nothing = { 'content-length': '0' }

export function putObject({ context, store, request, body, bucket, key, isLocking }: Operation): VendorReply {
  const { checksum, hasDigest } = checkBody(request, body)
  const { lock, isOnHold } = lockOf(request, context.now())
  const asksForLock = lock !== undefined || request.get('x-amz-object-lock-legal-hold') !== undefined
  if (asksForLock && !isLocking) throw new S3Refusal(400, 'InvalidRequest', 'Bucket is missing Object Lock Configuration')
  if (asksForLock && !hasDigest)
    throw new S3Refusal(
      400,
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    )
  const condition = request.get('if-none-match')
  if (condition !== undefined && condition !== '*')
    throw new S3Refusal(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented')
  if (condition === '*') {
    if (context.scenarios.take('s3', 'answer', 'conditional_conflict') !== undefined)
      throw new S3Refusal(409, 'ConditionalRequestConflict', 'The conditional request cannot succeed due to a conflicting operation.')
    if (store.latest(bucket, key)?.kind === 'object')
      throw new S3Refusal(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
  }
  const stored = store.add(
    {
      kind: 'object',
      bucket,
      key,
      contentType: request.get('content-type') ?? 'binary/octet-stream',
      metadata: metadataOf(request),
      tags: request.get('x-amz-tagging') ?? '',
      checksum,
      lock,
      isOnHold,
    },
    body,
  )
  return empty(200, {
    etag: `"${stored.sha256.slice(0, 32)}"`,
    'x-amz-version-id': stored.versionId,
    ...(checksum && { [checksum.name]: checksum.value }),
  })
}

export function getObject(operation: Operation): VendorReply {
  const object = objectOf(operation)
  return { status: 200, body: operation.request.method === 'HEAD' ? '' : operation.store.contentOf(object), headers: headersOf(object) }
}

export function deleteObject({ context, store, request, bucket, key }: Operation): VendorReply {
  const versionId = textOf(request.query['versionId'])
  if (versionId === undefined) {
    const { versionId: markerId } = store.hide(bucket, key)
    return empty(204, { 'x-amz-delete-marker': 'true', 'x-amz-version-id': markerId })
  }
  const found = store.find(bucket, key, versionId)
  if (found === undefined) return empty(204, { 'x-amz-version-id': versionId })
  if (found.kind === 'object') checkDestroyable(found, context.now())
  store.destroy(found)
  return empty(204, { 'x-amz-version-id': versionId, ...(found.kind === 'marker' && { 'x-amz-delete-marker': 'true' }) })
}

export function putRetention(operation: Operation): VendorReply {
  const { context, store, request, body } = operation
  requireDigest(request, body)
  const object = objectOf(operation)
  const next = readLock(elementOf(body, 'Mode'), elementOf(body, 'RetainUntilDate'), context.now())
  checkRelock(object, next, context.now())
  store.change({ ...object, lock: next })
  return empty(200)
}

export function putLegalHold(operation: Operation): VendorReply {
  const { store, request, body } = operation
  requireDigest(request, body)
  const status = elementOf(body, 'Status')
  if (status !== 'ON' && status !== 'OFF') throw new S3Refusal(400, 'MalformedXML', 'The XML you provided was not well-formed')
  store.change({ ...objectOf(operation), isOnHold: status === 'ON' })
  return empty(200)
}

export function getLockConfiguration({ isLocking }: Operation): VendorReply {
  if (!isLocking)
    throw new S3Refusal(404, 'ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket')
  return xmlReply(200, { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } })
}

export function listVersions({ store, request, bucket }: Operation): VendorReply {
  const prefix = textOf(request.query['prefix']) ?? ''
  const limit = Math.min(pageSize, Number(textOf(request.query['max-keys']) ?? pageSize))
  const all = store.list(bucket, prefix)
  const marker = textOf(request.query['version-id-marker'])
  const start = marker === undefined ? 0 : all.findIndex(({ versionId }) => versionId === marker) + 1
  const page = all.slice(start, start + limit)
  const last = page.at(-1)
  const isTruncated = start + page.length < all.length
  const latest = (one: StoredVersion) => store.latest(one.bucket, one.key)?.versionId === one.versionId
  const versions = page.filter((one): one is StoredObject => one.kind === 'object')
  return xmlReply(200, {
    ListVersionsResult: {
      Name: bucket,
      Prefix: prefix,
      MaxKeys: String(limit),
      IsTruncated: isTruncated,
      ...(isTruncated && last && { NextKeyMarker: last.key, NextVersionIdMarker: last.versionId }),
      Version: versions.map((one): Xml => ({
        ...described(one, latest(one)),
        ETag: `"${one.sha256.slice(0, 32)}"`,
        Size: String(one.size),
      })),
      DeleteMarker: page.filter((one) => one.kind === 'marker').map((one) => described(one, latest(one))),
    },
  })
}

function described({ key, versionId, at }: StoredVersion, isLatest: boolean): Xml {
  return { Key: key, VersionId: versionId, IsLatest: isLatest, LastModified: new Date(at).toISOString() }
}

function objectOf({ store, request, bucket, key }: Operation): StoredObject {
  const versionId = textOf(request.query['versionId'])
  const found = versionId === undefined ? store.latest(bucket, key) : store.find(bucket, key, versionId)
  if (found === undefined) {
    if (versionId === undefined) throw new S3Refusal(404, 'NoSuchKey', 'The specified key does not exist.')
    throw new S3Refusal(404, 'NoSuchVersion', 'The specified version does not exist.')
  }
  if (found.kind === 'object') return found
  throw versionId === undefined
    ? new S3Refusal(404, 'NoSuchKey', 'The specified key does not exist.')
    : new S3Refusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
}

function headersOf({ contentType, metadata, size, at, versionId, checksum, lock, isOnHold, sha256 }: StoredObject): Record<string, string> {
  return {
    'content-type': contentType,
    'content-length': String(size),
    'last-modified': new Date(at).toUTCString(),
    etag: `"${sha256.slice(0, 32)}"`,
    'x-amz-version-id': versionId,
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...(checksum && { [checksum.name]: checksum.value }),
    ...(lock && { 'x-amz-object-lock-mode': lock.mode, 'x-amz-object-lock-retain-until-date': new Date(lock.until).toISOString() }),
    ...(isOnHold && { 'x-amz-object-lock-legal-hold': 'ON' }),
  }
}

function metadataOf(request: Request): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) =>
    name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), [value].flat().join(',')] as const] : [],
  )
  if (entries.reduce((size, [name, value]) => size + name.length + value.length, 0) > largestMetadata)
    throw new S3Refusal(400, 'MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size')
  return Object.fromEntries(entries)
}

function requireDigest(request: Request, body: Buffer): void {
  if (!checkBody(request, body).hasDigest)
    throw new S3Refusal(400, 'InvalidRequest', 'Missing required header for this request: Content-MD5')
}

function elementOf(body: Buffer, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body.toString('utf8'))?.[1] ?? ''
}

function empty(status: number, headers: Readonly<Record<string, string>> = {}): VendorReply {
  return { status, body: '', headers: { ...(status === 204 ? {} : nothing), ...headers } }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

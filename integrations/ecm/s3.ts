import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import { unexpectedAnswer } from '../http/read-json.ts'
import { checkDate, checkFiling, sha256Of } from './check-filing.ts'
import { checkRemovable } from './check-removable.ts'
import type { Ecm, FiledObject, FilingRequest } from './ecm.ts'
import { type Bucket, type BucketOptions, createBucket, type KeyVersion, type StoredObject } from './s3/bucket.ts'
import { provider } from './s3/s3-error.ts'
import { getVersion, requireVersions } from './versions.ts'

export type S3Options = BucketOptions & {
  /** Of every key, for example `tenor/`. */
  prefix?: string
}

type Archive = { bucket: Bucket; prefix: string; now: () => number; isChecked: boolean }
type FiledVersion = { at: KeyVersion; number: number }

/** What we say of a version beside its bytes: one header, because headers are short and take only ASCII. */
const filingBody = z.object({
  externalId: z.string(),
  filename: z.string(),
  retentionClass: z.string(),
  metadata: z.record(z.string(), z.string()),
})
/** All headers of ours together (Amazon S3 User Guide, object metadata). */
const longestMetadata = 2_000

/**
 * An archive in a bucket with Object Lock. Each version of a document is a key of its own, written once (`If-None-Match: *`) and locked until
 * its retention ends; of a key that somebody wrote over, the first stored version is ours:
 *
 *     objects/<hash of the external id>/1   the bytes, with hash, filing and lock as their headers
 *     holds/<hash of the external id>/…     one key a hold; while there is one, every version is under the legal hold of S3
 */
export function createS3(options: S3Options): Ecm {
  const { prefix = '', now = Date.now } = options
  const archive: Archive = { bucket: createBucket(options), prefix, now, isChecked: false }
  return {
    provider,
    file: (request, call = {}) => file(archive, { request, number: 1, objectId: sha256Of(request.externalId) }, call),
    fileVersion: (request, call = {}) => fileVersion(archive, request, call),
    read: (objectId, { version, ...call } = {}) => read(archive, objectId, version, call),
    remove: (objectId, onDate, call = {}) => remove(archive, objectId, onDate, call),
    setHold: (objectId, hold, call = {}) => setHold(archive, objectId, hold, call),
  }
}

type Filing = { request: FilingRequest; number: number; objectId: string; /** What it is filed with at least. */ retainUntil?: string }

async function file(archive: Archive, { request, number, objectId, retainUntil = '' }: Filing, call: CallOptions): Promise<FiledObject> {
  checkFiling(request)
  const { bucket } = archive
  if (!archive.isChecked) await bucket.requireObjectLock(call)
  archive.isChecked = true
  // Looked for first: a mark that says "deleted" hides a locked version from the condition of the request.
  const earlier = (await findVersions(archive, objectId, call)).find((one) => one.number === number)
  const until = [request.retention.retainUntil, retainUntil].toSorted().at(-1)!
  if (earlier === undefined) {
    const isOnHold = number > 1 && (await holdsOf(archive, objectId, call)).length > 0
    await bucket.putOnce(
      {
        key: `${objectPrefix(archive, objectId)}${number}`,
        content: request.content,
        mediaType: request.mediaType,
        sha256: request.sha256,
        metadata: metadataOf(request),
        tags: { 'retention-class': request.retention.class },
        lock: { retainUntil: until, isOnHold },
      },
      call,
    )
  }
  const at = earlier?.at ?? getVersion(await findVersions(archive, objectId, call), objectId, number).at
  const kept = await bucket.head(at, call)
  if (hashOf(kept) !== request.sha256) throw new AppError('ECM_CONTENT_CONFLICT', { objectId, version: String(number) })
  // Filed again with a longer retention: the longer one counts. A shorter one changes nothing.
  if (until > kept.retainUntil) await bucket.retain(at, until, call)
  return toFiledObject(objectId, number, kept)
}

async function fileVersion(archive: Archive, request: FilingRequest & { follows: FiledObject }, call: CallOptions): Promise<FiledObject> {
  const { objectId, version } = request.follows
  if (objectId !== sha256Of(request.externalId)) throw new AppError('ECM_FILING_INVALID', { rule: 'a version follows its own object' })
  const followed = getVersion(await findVersions(archive, objectId, call), objectId, Number(version))
  const { retainUntil } = await archive.bucket.head(followed.at, call)
  return file(archive, { request, number: followed.number + 1, objectId, retainUntil }, call)
}

async function read(archive: Archive, objectId: string, version: string | undefined, call: CallOptions): ReturnType<Ecm['read']> {
  const versions = requireVersions(await findVersions(archive, objectId, call), objectId)
  const { at, number } = version === undefined ? versions.at(-1)! : getVersion(versions, objectId, Number(version))
  const [kept, content] = await Promise.all([archive.bucket.head(at, call), archive.bucket.read(at, call)])
  if (sha256Of(content) !== hashOf(kept)) throw new AppError('ECM_CONTENT_CORRUPT', { objectId, version: String(number) })
  return { content, object: toFiledObject(objectId, number, kept), metadata: filingOf(kept).metadata }
}

/** The newest version first, so that an object whose removal was cut short is still there to be removed. */
async function remove(archive: Archive, objectId: string, onDate: string, call: CallOptions): Promise<void> {
  checkDate(onDate)
  const versions = requireVersions(await findVersions(archive, objectId, call), objectId)
  const [holds, kept] = await Promise.all([
    holdsOf(archive, objectId, call),
    Promise.all(versions.map(({ at }) => archive.bucket.head(at, call))),
  ])
  // A hold that somebody set in the bucket itself counts as one.
  const inForce = Math.max(holds.length, kept.some(({ isOnHold }) => isOnHold) ? 1 : 0)
  const retainUntil = kept
    .map((one) => one.retainUntil)
    .toSorted()
    .at(-1)!
  checkRemovable({ objectId, holds: inForce, retainUntil }, onDate)
  const stored = await archive.bucket.list(objectPrefix(archive, objectId), call)
  for (const one of stored.toSorted((left, right) => numberOf(right) - numberOf(left))) {
    try {
      await archive.bucket.remove(one, call)
    } catch (error) {
      // Denied for want of a right, or because of the lock: our calendar may be ahead of the clock of S3.
      const isDenied = error instanceof AppError && error.details['providerCode'] === 'AccessDenied'
      if (isDenied && retainUntil > dayOf(archive))
        throw new AppError('ECM_OBJECT_RETAINED', { objectId, because: 'archive', retainUntil }, { cause: error })
      throw error
    }
  }
}

async function setHold(archive: Archive, objectId: string, hold: { id: string; on: boolean }, call: CallOptions): Promise<void> {
  const versions = requireVersions(await findVersions(archive, objectId, call), objectId)
  const key = `${holdPrefix(archive, objectId)}${sha256Of(hold.id)}`
  if (hold.on) {
    const content = Buffer.from(JSON.stringify({ id: hold.id }))
    await archive.bucket.put({ key, content, mediaType: 'application/json', sha256: sha256Of(content), metadata: {} }, call)
  } else {
    await archive.bucket.remove({ key }, call)
  }
  await applyHolds(archive, { objectId, versions }, call)
}

/** Looked at again after a lock was lifted: a hold that came in between must not find its object free. */
async function applyHolds(archive: Archive, { objectId, versions }: { objectId: string; versions: FiledVersion[] }, call: CallOptions) {
  const isOnHold = async () => (await holdsOf(archive, objectId, call)).length > 0
  const decided = await isOnHold()
  for (const { at } of versions) await archive.bucket.hold(at, decided, call)
  if (!decided && (await isOnHold())) for (const { at } of versions) await archive.bucket.hold(at, true, call)
}

/** Keys of the holds in force: those whose newest version is no mark of deletion. */
async function holdsOf(archive: Archive, objectId: string, call: CallOptions): Promise<string[]> {
  const stored = await archive.bucket.list(holdPrefix(archive, objectId), call)
  return stored.filter(({ isLatest, isMarker }) => isLatest && !isMarker).map(({ key }) => key)
}

async function findVersions(archive: Archive, objectId: string, call: CallOptions): Promise<FiledVersion[]> {
  // Only our own ids are keys: whatever else is asked for is simply not there.
  if (!/^[0-9a-f]{64}$/.test(objectId)) throw new AppError('ECM_OBJECT_NOT_FOUND', {})
  const stored = await archive.bucket.list(objectPrefix(archive, objectId), call)
  // The list has the newest first, so the last one of a key stays: the first that was written.
  const first = new Map(stored.filter(({ isMarker }) => !isMarker).map((one) => [one.key, one]))
  return [...first.values()].map((at) => ({ at, number: numberOf(at) })).toSorted((left, right) => left.number - right.number)
}

function metadataOf(request: FilingRequest): Record<string, string> {
  const { externalId, filename, retention, metadata, sha256 } = request
  const filing = encodeURIComponent(JSON.stringify({ externalId, filename, retentionClass: retention.class, metadata }))
  if (filing.length + sha256.length > longestMetadata)
    throw new AppError('ECM_FILING_INVALID', { rule: `what is said of a document has at most ${longestMetadata} characters` })
  return { sha256, filing }
}

function filingOf({ metadata }: StoredObject): z.infer<typeof filingBody> {
  const parsed = filingBody.safeParse(parse(metadata['filing']))
  if (!parsed.success) throw unexpectedAnswer({ provider, operation: 'HeadObject' }, ['x-amz-meta-filing'])
  return parsed.data
}

function parse(filing: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(filing ?? ''))
  } catch {
    return undefined
  }
}

function hashOf({ metadata }: StoredObject): string {
  const { sha256 } = metadata
  if (sha256 === undefined) throw unexpectedAnswer({ provider, operation: 'HeadObject' }, ['x-amz-meta-sha256'])
  return sha256
}

function toFiledObject(objectId: string, number: number, kept: StoredObject): FiledObject {
  return { objectId, version: String(number), sha256: hashOf(kept), filedAt: kept.filedAt.toISOString() }
}

function objectPrefix({ prefix }: Archive, objectId: string): string {
  return `${prefix}objects/${objectId}/`
}

function holdPrefix({ prefix }: Archive, objectId: string): string {
  return `${prefix}holds/${objectId}/`
}

function numberOf({ key }: KeyVersion): number {
  return Number(key.slice(key.lastIndexOf('/') + 1))
}

function dayOf({ now }: Archive): string {
  return new Date(now()).toISOString().slice(0, 10)
}

import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { AppError } from '#domain/errors.ts'
import type { CallOptions } from '../../call-options.ts'
import { createAwsCalls } from '../../aws/ask-aws.ts'
import type { OnCall } from '../../http/observe-call.ts'
import { unexpectedAnswer } from '../../http/read-json.ts'
import { codeOfFailure, mayHaveTakenEffect, provider } from './s3-error.ts'

export type BucketOptions = {
  bucket: string
  region: string
  /** Left out: the usual chain of AWS credentials. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  /** Another address than Amazon's, for the sandbox or a store of one's own; the bucket is then part of the path. */
  endpoint?: string
  /** Who may undo a retention: nobody at all, or those with a right of their own. `COMPLIANCE` where absent. */
  lockMode?: 'COMPLIANCE' | 'GOVERNANCE'
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

/** A stored version of a key as S3 counts them; `isMarker` says "deleted" and hides what is below it. */
export type KeyVersion = { key: string; versionId: string; isMarker: boolean; isLatest: boolean }

export type StoredObject = {
  metadata: Readonly<Record<string, string>>
  filedAt: Date
  /** ISO date; empty where nothing retains it. */
  retainUntil: string
  isOnHold: boolean
}

export type NewObject = {
  key: string
  content: Uint8Array
  mediaType: string
  /** Lower-case hex. */
  sha256: string
  metadata: Readonly<Record<string, string>>
  tags?: Readonly<Record<string, string>>
  lock?: { retainUntil: string; isOnHold: boolean }
}

/** What we ask of S3, each as one call with one time-out. */
export type Bucket = {
  /** Throws `ECM_MISCONFIGURED` where the bucket keeps nothing locked. */
  requireObjectLock(call: CallOptions): Promise<void>
  /** Every version below a prefix, newest first for each key. */
  list(prefix: string, call: CallOptions): Promise<KeyVersion[]>
  head(version: KeyVersion, call: CallOptions): Promise<StoredObject>
  read(version: KeyVersion, call: CallOptions): Promise<Uint8Array>
  /** False where the key is taken. */
  putOnce(object: NewObject, call: CallOptions): Promise<boolean>
  put(object: NewObject, call: CallOptions): Promise<void>
  /** Without a version it only hides what is there. */
  remove(version: Pick<KeyVersion, 'key'> & Partial<KeyVersion>, call: CallOptions): Promise<void>
  retain(version: KeyVersion, retainUntil: string, call: CallOptions): Promise<void>
  hold(version: KeyVersion, isOnHold: boolean, call: CallOptions): Promise<void>
}

export function createBucket(options: BucketOptions): Bucket {
  const { bucket: Bucket, lockMode = 'COMPLIANCE', timeoutMs = 30_000, onCall, now } = options
  const client = createClient(options)
  const calls = createAwsCalls({ provider, down: 'ECM_DOWN', timeoutMs, onCall, now, codeOf: codeOfFailure, mayHaveTakenEffect })
  const ask = <T>(operation: string, { signal }: CallOptions, work: (sending: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> =>
    calls(operation, { request: { bucket: Bucket }, ...(signal && { signal }) }, (abortSignal) => work({ abortSignal }))
  const send = (operation: string, object: NewObject, extra: Partial<PutObjectCommandInput>, call: CallOptions) =>
    ask(operation, call, async (sending) => {
      await client.send(new PutObjectCommand({ ...toInput(object, lockMode), ...extra, Bucket }), sending)
    })
  return {
    requireObjectLock: (call) =>
      ask('GetObjectLockConfiguration', call, async (sending) => {
        const { ObjectLockConfiguration } = await client.send(new GetObjectLockConfigurationCommand({ Bucket }), sending)
        if (ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled')
          throw new AppError('ECM_MISCONFIGURED', { provider, raw: 'the bucket has no object lock', mayHaveTakenEffect: false })
      }),
    list: (prefix, call) =>
      ask('ListObjectVersions', call, async (sending) => {
        const found: KeyVersion[] = []
        let page: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {}
        while (page !== undefined) {
          const listed: ListObjectVersionsCommandOutput = await client.send(
            new ListObjectVersionsCommand({ Bucket, Prefix: prefix, ...page }),
            sending,
          )
          found.push(...(listed.Versions ?? []).map((one) => toKeyVersion(one, false)))
          found.push(...(listed.DeleteMarkers ?? []).map((one) => toKeyVersion(one, true)))
          page = nextPage(listed)
        }
        return found
      }),
    head: ({ key: Key, versionId: VersionId }, call) =>
      ask('HeadObject', call, async (sending) => {
        const head = await client.send(new HeadObjectCommand({ Bucket, Key, VersionId }), sending)
        if (head.LastModified === undefined) throw unexpectedAnswer({ provider, operation: 'HeadObject' }, ['Last-Modified'])
        return {
          metadata: head.Metadata ?? {},
          filedAt: head.LastModified,
          retainUntil: toDate(head.ObjectLockRetainUntilDate),
          isOnHold: head.ObjectLockLegalHoldStatus === 'ON',
        }
      }),
    read: ({ key: Key, versionId: VersionId }, call) =>
      ask('GetObject', call, async (sending) => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }), sending)
        if (Body === undefined) throw unexpectedAnswer({ provider, operation: 'GetObject' }, ['Body'])
        return await Body.transformToByteArray()
      }),
    putOnce: (object, call) =>
      send('PutObject', object, { IfNoneMatch: '*' }, call).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError && error.details['providerCode'] === 'PreconditionFailed') return false
          throw error
        },
      ),
    put: (object, call) => send('PutObject', object, {}, call),
    remove: ({ key: Key, versionId: VersionId }, call) =>
      ask('DeleteObject', call, async (sending) => {
        await client.send(new DeleteObjectCommand({ Bucket, Key, ...(VersionId !== undefined && { VersionId }) }), sending)
      }),
    retain: ({ key: Key, versionId: VersionId }, retainUntil, call) =>
      ask('PutObjectRetention', call, async (sending) => {
        const Retention = { Mode: lockMode, RetainUntilDate: toInstant(retainUntil) }
        await client.send(new PutObjectRetentionCommand({ Bucket, Key, VersionId, Retention }), sending)
      }),
    hold: ({ key: Key, versionId: VersionId }, isOnHold, call) =>
      ask('PutObjectLegalHold', call, async (sending) => {
        const LegalHold = { Status: isOnHold ? ('ON' as const) : ('OFF' as const) }
        await client.send(new PutObjectLegalHoldCommand({ Bucket, Key, VersionId, LegalHold }), sending)
      }),
  }
}

/** One attempt a call: the workflow retries, and sees each attempt. We make and check hashes ourselves. */
function createClient({ region, credentials, endpoint, now }: BucketOptions): S3Client {
  const client = new S3Client({
    region,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(credentials !== undefined && { credentials }),
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
  })
  if (now) {
    Object.defineProperty(client.config, 'systemClockOffset', {
      get: () => now() - Date.now(),
      // The SDK sets its clock by that of the service where they differ; ours is the one that we were given.
      set() {},
    })
  }
  return client
}

function toInput({ key, content, mediaType, sha256, metadata, tags, lock }: NewObject, lockMode: 'COMPLIANCE' | 'GOVERNANCE') {
  return {
    Key: key,
    Body: content,
    ContentType: mediaType,
    ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    Metadata: { ...metadata },
    ...(tags && { Tagging: new URLSearchParams(tags).toString() }),
    ...(lock && {
      ObjectLockMode: lockMode,
      ObjectLockRetainUntilDate: toInstant(lock.retainUntil),
      ...(lock.isOnHold && { ObjectLockLegalHoldStatus: 'ON' as const }),
    }),
  }
}

type ListedVersion = Pick<ObjectVersion, 'Key' | 'VersionId' | 'IsLatest'>

/** A list that does not say whether it is whole must not pass for a whole one. */
function nextPage(listed: ListObjectVersionsCommandOutput): { KeyMarker?: string; VersionIdMarker?: string } | undefined {
  if (listed.IsTruncated === undefined) throw unexpectedAnswer({ provider, operation: 'ListObjectVersions' }, ['IsTruncated'])
  if (!listed.IsTruncated) return undefined
  const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = listed
  if (KeyMarker === undefined) throw unexpectedAnswer({ provider, operation: 'ListObjectVersions' }, ['NextKeyMarker'])
  return { KeyMarker, ...(VersionIdMarker !== undefined && { VersionIdMarker }) }
}

function toKeyVersion({ Key, VersionId, IsLatest }: ListedVersion, isMarker: boolean): KeyVersion {
  if (Key === undefined || VersionId === undefined || IsLatest === undefined)
    throw unexpectedAnswer({ provider, operation: 'ListObjectVersions' }, ['Key', 'VersionId', 'IsLatest'])
  return { key: Key, versionId: VersionId, isMarker, isLatest: IsLatest }
}

function toInstant(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`)
}

/** The first day on which it may go. */
function toDate(instant: Date | undefined): string {
  return instant === undefined ? '' : new Date(instant.getTime() + 86_399_999).toISOString().slice(0, 10)
}

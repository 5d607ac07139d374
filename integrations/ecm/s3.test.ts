import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import type { ObservedCall } from '../http/observe-call.ts'
import { sampleFiling } from '#test/archives/sample-filing.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { sha256Of } from './check-filing.ts'
import type { FilingRequest } from './ecm.ts'
import { createS3, type S3Options } from './s3.ts'

const { bucket: Bucket, region, ...credentials } = sandboxCredentials.s3
let sandbox: TestSandbox
/** Somebody else with the same rights: the console, a script. */
let somebody: S3Client
beforeAll(async () => {
  sandbox = await startTestSandbox()
  somebody = new S3Client({ region, credentials, endpoint: sandbox.addresses.s3, forcePathStyle: true, maxAttempts: 1 })
})
afterEach(() => sandbox.control.clear('s3'))
afterAll(async () => {
  somebody.destroy()
  await sandbox.close()
})

const client = (changes: Partial<S3Options> = {}) =>
  createS3({ bucket: Bucket, region, credentials, endpoint: sandbox.addresses.s3, ...changes })

const filing = (changes: Partial<FilingRequest> = {}) =>
  sampleFiling({ filename: 'contrato ação.pdf', metadata: { name: 'São Paulo' }, ...changes })
const keyOf = (objectId: string, version = 1) => `objects/${objectId}/${version}`
async function versionsOf(key: string) {
  const { Versions = [] } = await somebody.send(new ListObjectVersionsCommand({ Bucket, Prefix: key }))
  return Versions
}

describe('a service of AWS that asks for fewer calls', () => {
  it('is asked nothing before its time is over, and the record says until when', async () => {
    const seen: ObservedCall[] = []
    const ecm = client({ onCall: (call) => seen.push(call) })
    await sandbox.control.play('s3', { scenario: 'rate_limited', retryAfterSeconds: 30 })
    expect(await failureOf(ecm.file(filing()))).toMatchObject({
      code: 'ECM_DOWN',
      details: { providerCode: 'SlowDown', retryAfterMs: 30_000 },
    })
    await sandbox.control.clear('s3')
    const asked = (await sandbox.control.requests('s3')).length
    const error = await failureOf(ecm.file(filing()))
    expect([error.code, error.details['reason'], error.details['mayHaveTakenEffect']]).toEqual(['ECM_DOWN', 'quota', false])
    expect(error.details['retryAfterMs']).toBeGreaterThan(25_000)
    expect(await sandbox.control.requests('s3')).toHaveLength(asked)
    expect(seen).toMatchObject([
      { outcome: 'unavailable', limitedUntil: expect.any(String) },
      { outcome: 'unavailable', errorCode: 'ECM_DOWN' },
    ])
  })
})

describe('a bucket as an archive', () => {
  it('locks what is filed until its retention ends, with its class as a tag and what was said about it in any script', async () => {
    const request = filing()
    const { objectId } = await client().file(request)
    const held = (await sandbox.control.held('s3'))['versions'] as Record<string, unknown>[]
    expect(held.find(({ key }) => key === keyOf(objectId))).toMatchObject({
      lock: { mode: 'COMPLIANCE', until: Date.parse('2040-01-01') },
      isOnHold: false,
      tags: 'retention-class=credit-contract',
      contentType: 'application/pdf',
      checksum: { name: 'x-amz-checksum-sha256', value: Buffer.from(request.sha256, 'hex').toString('base64') },
    })
    expect((await client().read(objectId)).metadata).toEqual({ name: 'São Paulo' })
  })

  it('reads what somebody only hid, and files no second one over it', async () => {
    const request = filing()
    const filed = await client().file(request)
    await somebody.send(new DeleteObjectCommand({ Bucket, Key: keyOf(filed.objectId) }))
    await expect(somebody.send(new GetObjectCommand({ Bucket, Key: keyOf(filed.objectId) }))).rejects.toMatchObject({ name: 'NoSuchKey' })
    expect(Buffer.from((await client().read(filed.objectId)).content)).toEqual(request.content)
    await expect(client().file(request)).resolves.toEqual(filed)
    expect(await versionsOf(keyOf(filed.objectId))).toHaveLength(1)
  })

  it('stays with its own version of a key that somebody wrote over', async () => {
    const request = filing()
    const filed = await client().file(request)
    await somebody.send(new PutObjectCommand({ Bucket, Key: keyOf(filed.objectId), Body: 'forged' }))
    expect(await client().read(filed.objectId)).toMatchObject({ object: filed })
    await expect(client().file(request)).resolves.toEqual(filed)
  })

  it('waits where somebody writes the same key in this moment', async () => {
    await sandbox.control.play('s3', { scenario: 'conditional_conflict' })
    expect(await failureOf(client().file(filing()))).toMatchObject({
      code: 'ECM_DOWN',
      details: { providerCode: 'ConditionalRequestConflict' },
    })
  })

  it('puts every version under the legal hold, also one that is filed while there is a hold, and lifts it with the last', async () => {
    const request = filing()
    const first = await client().file(request)
    const follow = (text: string, follows: typeof first) => {
      const content = Buffer.from(text)
      return client().fileVersion({ ...request, content, sha256: sha256Of(content), follows })
    }
    const second = await follow('second', first)
    const isOnHold = async () => {
      const held = (await sandbox.control.held('s3'))['versions'] as { key: string; isOnHold: boolean }[]
      return held.filter(({ key }) => key.startsWith(`objects/${first.objectId}/`)).map((one) => one.isOnHold)
    }
    await client().setHold(first.objectId, { id: 'lawsuit', on: true })
    await client().setHold(first.objectId, { id: 'audit', on: true })
    await follow('third', second)
    expect(await isOnHold()).toEqual([true, true, true])
    await client().setHold(first.objectId, { id: 'lawsuit', on: false })
    expect(await isOnHold()).toEqual([true, true, true])
    await client().setHold(first.objectId, { id: 'audit', on: false })
    expect(await isOnHold()).toEqual([false, false, false])
  })

  it('respects a legal hold that somebody set in the bucket itself', async () => {
    const { objectId } = await client().file(filing())
    await somebody.send(new PutObjectLegalHoldCommand({ Bucket, Key: keyOf(objectId), LegalHold: { Status: 'ON' } }))
    expect(await failureOf(client().remove(objectId, '2050-01-01'))).toMatchObject({ details: { because: 'hold', holds: 1 } })
  })

  it('is told by S3 that something is locked where our own calendar would let it go', async () => {
    const { objectId } = await client().file(filing())
    expect(await failureOf(client().remove(objectId, '2050-01-01'))).toMatchObject({
      code: 'ECM_OBJECT_RETAINED',
      details: { because: 'archive' },
    })
    await client().read(objectId)
  })

  it.each([
    ['a bucket without Object Lock', { bucket: 'plain' }, 'ObjectLockConfigurationNotFoundError'],
    ['a bucket that is not there', { bucket: 'nowhere' }, 'NoSuchBucket'],
    ['a wrong secret', { credentials: { ...credentials, secretAccessKey: 'guessed' } }, 'SignatureDoesNotMatch'],
    ['another region', { region: 'sa-east-1' }, 'AuthorizationHeaderMalformed'],
    ['a clock that is an hour off', { now: () => Date.now() - 3_600_000 }, 'RequestTimeTooSkewed'],
  ])('says that %s is our own mistake', async (_what, changes, providerCode) => {
    expect(await failureOf(client(changes).file(filing()))).toMatchObject({ code: 'ECM_MISCONFIGURED', details: { providerCode } })
  })

  it('refuses to file with more said about it than S3 takes, before anything is sent', async () => {
    expect(await failureOf(client().file(filing({ metadata: { note: 'x'.repeat(2_000) } })))).toMatchObject({ code: 'ECM_FILING_INVALID' })
  })
})

describe('the sandbox of S3 is as strict as S3', () => {
  const [version, until] = [{ VersionId: undefined as string | undefined }, new Date('2040-01-01')]
  let key: string
  beforeAll(async () => {
    key = keyOf((await client().file(filing())).objectId)
    version.VersionId = (await versionsOf(key))[0]!.VersionId
  })
  const refusals: [what: string, send: () => Promise<unknown>, name: string, status: number][] = [
    ['deleting a locked version', () => somebody.send(new DeleteObjectCommand({ Bucket, Key: key, ...version })), 'AccessDenied', 403],
    [
      'shortening a retention in compliance mode',
      () =>
        somebody.send(
          new PutObjectRetentionCommand({
            Bucket,
            Key: key,
            ...version,
            Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date('2035-01-01') },
          }),
        ),
      'AccessDenied',
      403,
    ],
    [
      'weakening the mode of a retention',
      () =>
        somebody.send(
          new PutObjectRetentionCommand({ Bucket, Key: key, ...version, Retention: { Mode: 'GOVERNANCE', RetainUntilDate: until } }),
        ),
      'AccessDenied',
      403,
    ],
    [
      'a date in the past',
      () =>
        somebody.send(
          new PutObjectCommand({
            Bucket,
            Key: 'x',
            Body: 'x',
            ObjectLockMode: 'COMPLIANCE',
            ObjectLockRetainUntilDate: new Date('2020-01-01'),
          }),
        ),
      'InvalidArgument',
      400,
    ],
    [
      'a mode without a date',
      () => somebody.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', ObjectLockMode: 'COMPLIANCE' })),
      'InvalidArgument',
      400,
    ],
    [
      'a lock in a bucket without locks',
      () => somebody.send(new PutObjectCommand({ Bucket: 'plain', Key: 'x', Body: 'x', ObjectLockLegalHoldStatus: 'ON' })),
      'InvalidRequest',
      400,
    ],
    [
      'a body that is not what its checksum says',
      () => somebody.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', ChecksumSHA256: Buffer.alloc(32).toString('base64') })),
      'BadDigest',
      400,
    ],
  ]
  it.each(refusals)('refuses %s', async (_what, send, name, status) => {
    await expect(send()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } })
  })

  it('refuses a lock without any checksum', async () => {
    const bare = new S3Client({
      region,
      credentials,
      endpoint: sandbox.addresses.s3,
      forcePathStyle: true,
      maxAttempts: 1,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    })
    const locked = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: until } as const
    await expect(bare.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x', ...locked }))).rejects.toMatchObject({
      message: expect.stringContaining('Content-MD5 OR x-amz-checksum-'),
    })
    bare.destroy()
  })
})

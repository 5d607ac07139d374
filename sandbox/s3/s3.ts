import { type Request, type Response, Router } from 'express'
import { findSignatureFault, type SignatureFault } from '../aws/signature.ts'
import { corruptionRoutes } from '../control/corruption-routes.ts'
import type { SandboxContext } from '../control/context.ts'
import { sendReply, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import * as operations from './operations.ts'
import { refusalReply, S3Refusal, troubleReply } from './reply.ts'
import { createBucketStore } from './store.ts'

const largestBodyBytes = 100 * 1024 * 1024
const toleranceMs = 15 * 60_000

/** How S3 words what is wrong with a signature. */
const signatureRefusals: Record<SignatureFault['kind'], [status: number, code: string]> = {
  missing: [403, 'AccessDenied'],
  incomplete: [400, 'AuthorizationHeaderMalformed'],
  scope: [400, 'AuthorizationHeaderMalformed'],
  unknown_key: [403, 'InvalidAccessKeyId'],
  expired: [403, 'RequestTimeTooSkewed'],
  wrong: [403, 'SignatureDoesNotMatch'],
}

/** Amazon S3 with two buckets, one of them with Object Lock: conditional writes, versions, marks of deletion, retention, legal hold. */
export function createS3Sandbox(context: SandboxContext): VendorSandbox {
  const { accessKeyId, secretAccessKey, region, bucket: lockingBucket } = context.credentials.s3
  const store = createBucketStore(context)
  const router = Router({ caseSensitive: true })
  router.use((request: Request, response: Response) => {
    const reply = withDate(answer(request))
    // HEAD and files have no text to be written as one.
    if (Buffer.isBuffer(reply.body))
      response
        .status(reply.status)
        .set({ ...reply.headers })
        .send(reply.body)
    else sendReply(response, reply)
  })

  function answer(request: Request): VendorReply {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const fault = findSignatureFault(
      { method: request.method, url: request.originalUrl, headers: request.headers, body },
      {
        secretOf: (id) => (id === accessKeyId ? secretAccessKey : undefined),
        region,
        service: 's3',
        mustSign: ['host', 'x-amz-date', 'x-amz-content-sha256'],
        toleranceMs,
        now: context.now(),
      },
    )
    if (fault !== undefined) return refusalReply(...signatureRefusals[fault.kind], fault.message)
    try {
      return operate(request, body)
    } catch (error) {
      if (!(error instanceof S3Refusal)) throw error
      return refusalReply(error.status, error.code, error.message)
    }
  }

  function operate(request: Request, body: Buffer): VendorReply {
    const [bucket = '', ...rest] = request.path.slice(1).split('/')
    const key = rest.map(decodeURIComponent).join('/')
    if (bucket !== lockingBucket && bucket !== 'plain') throw new S3Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist')
    const operation = { context, store, request, body, bucket, key, isLocking: bucket === lockingBucket }
    const asked = `${request.method} ${key === '' ? 'bucket' : 'object'} ${subresourceOf(request)}`.trim()
    const operate = Object.hasOwn(known, asked) ? known[asked] : undefined
    if (operate === undefined) throw new S3Refusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
    return operate(operation)
  }

  /** A client learns from it how wrong its clock is. */
  function withDate(reply: VendorReply): VendorReply {
    return { ...reply, headers: { date: new Date(context.now()).toUTCString(), ...reply.headers } }
  }

  return {
    vendor: 's3',
    capability: 'Document archive',
    router,
    troubleReply,
    essentialFields: ['IsTruncated'],
    isTokenRequest: () => false,
    largestBodyBytes,
    held: { versions: () => store.all() },
    admin: corruptionRoutes((sha256) => store.corrupt(sha256)),
  }
}

const known: Readonly<Record<string, (operation: operations.Operation) => VendorReply>> = {
  'GET bucket versions': operations.listVersions,
  'GET bucket object-lock': operations.getLockConfiguration,
  'PUT object': operations.putObject,
  'GET object': operations.getObject,
  'HEAD object': operations.getObject,
  'DELETE object': operations.deleteObject,
  'PUT object retention': operations.putRetention,
  'PUT object legal-hold': operations.putLegalHold,
}

/** A query without a value chooses the part of a resource; those with a value say more about the request. */
function subresourceOf(request: Request): string {
  return ['versions', 'object-lock', 'retention', 'legal-hold', 'tagging', 'acl', 'uploads'].find((name) => name in request.query) ?? ''
}

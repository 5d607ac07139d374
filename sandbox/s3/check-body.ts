import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Request } from 'express'
import { S3Refusal } from './reply.ts'

const digests: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  'content-md5': (body) => createHash('md5').update(body).digest(),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest(),
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest(),
  'x-amz-checksum-crc32': (body) => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return sum
  },
}

/** Checks that the body is what its headers say; returns the checksum that S3 keeps, and whether there was any digest at all. */
export function checkBody(request: Request, body: Buffer): { checksum: { name: string; value: string } | undefined; hasDigest: boolean } {
  const signed = request.get('x-amz-content-sha256') ?? ''
  if (/^[0-9a-f]{64}$/.test(signed)) {
    if (createHash('sha256').update(body).digest('hex') !== signed)
      throw new S3Refusal(400, 'XAmzContentSHA256Mismatch', 'The provided x-amz-content-sha256 header does not match what was computed.')
  } else if (signed !== 'UNSIGNED-PAYLOAD') {
    throw new S3Refusal(400, 'InvalidRequest', 'Missing or unsupported x-amz-content-sha256.')
  }
  const given = Object.keys(digests).filter((name) => request.get(name) !== undefined)
  for (const name of given) {
    if (digests[name]!(body).toString('base64') !== request.get(name))
      throw new S3Refusal(400, 'BadDigest', 'The Content-MD5 or checksum value that you specified did not match what the server received.')
  }
  const kept = given.find((name) => name.startsWith('x-amz-checksum-'))
  return { checksum: kept === undefined ? undefined : { name: kept, value: request.get(kept)! }, hasDigest: given.length > 0 }
}

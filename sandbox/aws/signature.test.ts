import { expect, it } from 'vitest'
import { findSignatureFault } from './signature.ts'

/** The examples that Amazon publishes with its description of Signature Version 4 for S3 ("Examples: Signature Calculations"). */
const [host, empty] = ['examplebucket.s3.amazonaws.com', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']
const examples = [
  {
    what: 'getting an object',
    method: 'GET',
    url: '/test.txt',
    headers: { host, range: 'bytes=0-9', 'x-amz-content-sha256': empty },
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    what: 'putting an object',
    method: 'PUT',
    url: '/test%24file.text',
    headers: {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      host,
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    what: 'reading a setting of a bucket',
    method: 'GET',
    url: '/?lifecycle',
    headers: { host, 'x-amz-content-sha256': empty },
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    what: 'listing objects',
    method: 'GET',
    url: '/?max-keys=2&prefix=J',
    headers: { host, 'x-amz-content-sha256': empty },
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
]

it.each(examples)('agrees with the published signature of $what, and with no other', ({ method, url, headers, signature }) => {
  const dated: Record<string, string> = { ...headers, 'x-amz-date': '20130524T000000Z' }
  const signedHeaders = Object.keys(dated).toSorted().join(';')
  const fault = (changed: string) =>
    findSignatureFault(
      {
        method,
        url,
        headers: {
          ...dated,
          authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${changed}`,
        },
        body: new Uint8Array(),
      },
      {
        secretOf: () => 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        region: 'us-east-1',
        service: 's3',
        mustSign: ['host'],
        toleranceMs: 900_000,
        now: Date.parse('2013-05-24T00:00:00Z'),
      },
    )
  expect(fault(signature)).toBeUndefined()
  expect(fault(`${'0'.repeat(63)}1`)).toMatchObject({ kind: 'wrong' })
})

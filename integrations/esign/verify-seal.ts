import { createHash, verify, X509Certificate } from 'node:crypto'
import { findChain } from './certificate-chain.ts'
import { parseSignedData } from './signed-data.ts'

/** Why a seal does not hold, in the order in which it is examined. */
export type SealFinding =
  | 'no_seal'
  | 'bytes_outside_seal'
  | 'seal_malformed'
  | 'content_changed'
  | 'signature_invalid'
  | 'certificate_not_trusted'
  | 'certificate_not_valid_then'

export type SealVerification =
  | {
      readonly outcome: 'intact'
      /** ISO instant, as the seal claims it: there is no time stamp of a third party. */
      readonly sealedAt: string
      readonly certificateSubject: string
      /** Hex. */
      readonly certificateSha256: string
    }
  | { readonly outcome: 'broken'; readonly finding: SealFinding }

type Trust = { /** PEM certificates of the authorities that may issue a seal. */ readonly trusted: readonly string[] }

/**
 * Checks a sealed PDF without the library that sealed it: the seal covers every byte but its own, the bytes are those that were sealed, the
 * signature is of the certificate's key, and the certificate leads to a trusted authority and was valid when the seal was made.
 */
export function verifySeal(pdf: Uint8Array, { trusted }: Trust): SealVerification {
  const range = findByteRange(pdf)
  if (range === undefined) return broken('no_seal')
  const { gapStart, gapEnd, tailLength } = range
  if (gapStart >= gapEnd || gapEnd + tailLength !== pdf.byteLength) return broken('bytes_outside_seal')
  const der = readGap(pdf.subarray(gapStart, gapEnd))
  const seal = der === undefined ? undefined : parseSignedData(der)
  if (seal === undefined) return broken('seal_malformed')
  const digest = createHash('sha256').update(pdf.subarray(0, gapStart)).update(pdf.subarray(gapEnd)).digest()
  if (!digest.equals(seal.messageDigest)) return broken('content_changed')
  const certificates = readCertificates(seal.certificates)
  const signer = certificates?.find((one) => one.raw.equals(seal.signerCertificate))
  if (certificates === undefined || signer === undefined) return broken('seal_malformed')
  if (!verify('sha256', seal.signedAttributes, signer.publicKey, seal.signature)) return broken('signature_invalid')
  const chain = findChain(
    signer,
    certificates,
    trusted.map((pem) => new X509Certificate(pem)),
  )
  if (chain === undefined) return broken('certificate_not_trusted')
  const sealedAt = seal.signingTime.getTime()
  const wasValid = chain.every((one) => Date.parse(one.validFrom) <= sealedAt && sealedAt <= Date.parse(one.validTo))
  if (!wasValid) return broken('certificate_not_valid_then')
  return {
    outcome: 'intact',
    sealedAt: seal.signingTime.toISOString(),
    certificateSubject: signer.subject.split('\n').join(', ').replaceAll('\\,', ','),
    certificateSha256: createHash('sha256').update(signer.raw).digest('hex'),
  }
}

/** The document that was shown before it was sealed: one of the earlier revisions that the file begins with, by its hash. */
export function findShownDocument(pdf: Uint8Array, documentSha256: string): Uint8Array | undefined {
  const ending = Buffer.from('%%EOF')
  const content = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  for (let at = content.indexOf(ending); at !== -1; at = content.indexOf(ending, at + 1))
    for (const lengthBytes of [at + 5, at + 6, at + 7]) {
      const revision = pdf.subarray(0, lengthBytes)
      if (createHash('sha256').update(revision).digest('hex') === documentSha256) return revision
    }
  return undefined
}

/** None when one cannot be read, its key included: a damaged certificate is a finding, not a failure. */
function readCertificates(encoded: readonly Buffer[]): X509Certificate[] | undefined {
  try {
    const certificates = encoded.map((one) => new X509Certificate(one))
    return certificates.every((one) => one.publicKey.type === 'public') ? certificates : undefined
  } catch {
    return undefined
  }
}

function broken(finding: SealFinding): SealVerification {
  return { outcome: 'broken', finding }
}

type ByteRange = { gapStart: number; gapEnd: number; tailLength: number }

/** The last one in the file: a seal comes after what it seals. */
function findByteRange(pdf: Uint8Array): ByteRange | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const last = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].at(-1)
  if (last === undefined) return undefined
  const [gapStart = 0, gapEnd = 0, tailLength = 0] = last.slice(1).map(Number)
  return { gapStart, gapEnd, tailLength }
}

/** The gap holds the signature in lower-case hex and zeros after it, and nothing else could hide there. */
function readGap(gap: Uint8Array): Buffer | undefined {
  const [, hex] = /^<((?:[0-9a-f]{2})+)>$/.exec(Buffer.from(gap).toString('latin1')) ?? []
  if (hex === undefined) return undefined
  const bytes = Buffer.from(hex, 'hex')
  const length = derLength(bytes)
  if (length === undefined || bytes.subarray(length).some((byte) => byte !== 0)) return undefined
  return bytes.subarray(0, length)
}

/** The length of a DER element with its header: `30 82 0C 6B` and 3179 bytes in all. */
function derLength(bytes: Buffer): number | undefined {
  const first = bytes[1]
  if (bytes[0] !== 0x30 || first === undefined) return undefined
  if (first < 0x80) return 2 + first
  const lengthBytes = first - 0x80
  if (lengthBytes < 1 || lengthBytes > 3 || bytes.length < 2 + lengthBytes) return undefined
  const length = 2 + lengthBytes + bytes.readUIntBE(2, lengthBytes)
  return length <= bytes.length ? length : undefined
}

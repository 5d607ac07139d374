import { createHash, X509Certificate } from 'node:crypto'
import { assert, integer, property } from 'fast-check'
import forge from 'node-forge'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderContract } from '#activities/documents/contract-pdf.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import { createBuiltInESign } from './built-in.ts'
import { createSealingCertificate } from './sealing-certificate.ts'
import { verifySeal } from './verify-seal.ts'

type Issued = Awaited<ReturnType<typeof createSealingCertificate>>

let ours: Issued
let theirs: Issued
let shown: Uint8Array
let sealed: Uint8Array
let gap: { start: number; end: number; signatureEnd: number }

beforeAll(async () => {
  ;[ours, theirs] = await Promise.all([issue('Tenor Document Seal'), issue('Tenor Document Seal')])
  shown = await renderContract(sampleContract({ locale: 'en' }))
  sealed = await seal(ours)
  const [, start = '0', end = '0'] = /\/ByteRange \[0 (\d+) (\d+)/.exec(Buffer.from(sealed).toString('latin1')) ?? []
  const hex = Buffer.from(sealed.subarray(Number(start), Number(end))).toString('latin1')
  gap = { start: Number(start), end: Number(end), signatureEnd: Number(start) + 9 + 2 * Number.parseInt(hex.slice(5, 9), 16) }
})

describe('a seal', () => {
  it('holds for the document that was sealed', () => {
    expect(verifySeal(sealed, { trusted: [ours.authorityPem] })).toEqual({
      outcome: 'intact',
      sealedAt: '2026-11-21T12:08:38.000Z',
      certificateSubject: 'CN=Tenor Document Seal, O=Tenor S.A., C=BR',
      certificateSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('breaks with any changed byte of the document', () => {
    assert(
      property(integer({ min: 0, max: sealed.byteLength - 1 }), integer({ min: 1, max: 255 }), (at, difference) => {
        expect(findingAfter((copy) => (copy[at]! ^= difference))).not.toBe('none')
      }),
      { numRuns: 300 },
    )
  })

  it('breaks with any changed byte of the seal itself, what its signature does not cover included', () => {
    const intact: number[] = []
    for (let at = gap.start + 1; at < gap.signatureEnd; at += 2) {
      const finding = findingAfter((copy) => (copy[at] = copy[at] === 0x30 ? 0x31 : 0x30))
      if (finding === 'none') intact.push(at - gap.start)
    }
    expect(intact).toEqual([])
  })

  it.each<[string, string, () => Uint8Array]>([
    ['no seal at all', 'no_seal', () => shown],
    ['bytes added after it', 'bytes_outside_seal', () => Buffer.concat([sealed, Buffer.from('\n% more')])],
    ['something hidden behind the signature', 'seal_malformed', () => changed(sealed, gap.end - 3, 0x31)],
    ['upper-case digits, another writing of the same seal', 'seal_malformed', () => changed(sealed, gap.start + 4, 0x41)],
    ['another content', 'content_changed', () => changed(sealed, 3000, sealed[3000]! ^ 1)],
    [
      'a signature of another key',
      'signature_invalid',
      () => changed(sealed, gap.signatureEnd - 40, sealed[gap.signatureEnd - 40] === 0x30 ? 0x31 : 0x30),
    ],
  ])('breaks with %s', (_, finding, document) => {
    expect(verifySeal(document(), { trusted: [ours.authorityPem] })).toEqual({ outcome: 'broken', finding })
  })

  it('is not trusted when another authority of the same name issued its certificate', async () => {
    expect(verifySeal(await seal(theirs), { trusted: [ours.authorityPem] })).toEqual({
      outcome: 'broken',
      finding: 'certificate_not_trusted',
    })
    expect(verifySeal(await seal(theirs), { trusted: [ours.authorityPem, theirs.authorityPem] }).outcome).toBe('intact')
  })

  it('is found intact by a reading of the same message that is not ours', () => {
    const der = Buffer.from(Buffer.from(sealed.subarray(gap.start + 1, gap.signatureEnd)).toString('latin1'), 'hex')
    const message = forge.pkcs7.messageFromAsn1(
      forge.asn1.fromDer(der.toString('binary')),
    ) as forge.pkcs7.Captured<forge.pkcs7.PkcsSignedData>
    const [certificate] = message.certificates
    const authority = forge.pki.certificateFromPem(ours.authorityPem)
    expect(authority.verify(certificate!)).toBe(true)
    const attributes = message.rawCapture['authenticatedAttributes'] as forge.asn1.Asn1[]
    const signed = forge.asn1.toDer(forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.SET, true, attributes)).getBytes()
    const hash = forge.md.sha256.create().update(signed).digest().getBytes()
    expect((certificate!.publicKey as forge.pki.rsa.PublicKey).verify(hash, String(message.rawCapture['signature']))).toBe(true)
    const digest = createHash('sha256').update(sealed.subarray(0, gap.start)).update(sealed.subarray(gap.end)).digest('binary')
    expect(signed).toContain(digest)
  })
})

describe('a sealing certificate', () => {
  it('may sign documents and nothing else, and its authority may issue nothing below it', () => {
    const authority = new X509Certificate(ours.authorityPem)
    expect([authority.ca, authority.checkIssued(authority), authority.verify(authority.publicKey)]).toEqual([true, true, true])
    const p12 = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(ours.p12).toString('binary')), ours.passphrase)
    const bags = p12.getBags({ bagType: forge.pki.oids['certBag']! })[forge.pki.oids['certBag']!] ?? []
    const own = new X509Certificate(forge.pki.certificateToPem(bags[0]!.cert!))
    expect([own.ca, own.keyUsage, own.checkIssued(authority)]).toEqual([false, ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4'], true])
    expect(own.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072)
  })
})

function findingAfter(change: (copy: Uint8Array) => void): string {
  const copy = sealed.slice()
  change(copy)
  const result = verifySeal(copy, { trusted: [ours.authorityPem] })
  return result.outcome === 'intact' ? 'none' : result.finding
}

function changed(pdf: Uint8Array, at: number, value: number): Uint8Array {
  const copy = pdf.slice()
  copy[at] = value
  return copy
}

function issue(commonName: string): Promise<Issued> {
  const validity = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2036-01-01T00:00:00Z' }
  return createSealingCertificate({
    commonName,
    organisation: 'Tenor S.A.',
    country: 'BR',
    ...validity,
    passphrase: 'a passphrase of this test',
  })
}

async function seal(certificate: Issued): Promise<Uint8Array> {
  const evidence = {
    signerName: 'Ana Beatriz Souza',
    signerTaxId: '***.982.247-**',
    openedAt: '2026-11-21T12:04:11Z',
    signedAt: '2026-11-21T12:08:38Z',
    ipAddress: '203.0.113.24',
    userAgent: 'Mozilla/5.0',
    authentication: 'email:a***@example.org',
    documentSha256: createHash('sha256').update(shown).digest('hex'),
    statement: 'I have read the agreement and I sign it.',
    locale: 'en',
  } as const
  return (await createBuiltInESign({ certificate }).collectSigned({ envelopeId: 'env_1', pdf: shown, evidence })).pdf
}

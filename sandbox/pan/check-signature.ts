import { createHash, verify } from 'node:crypto'
import forge from 'node-forge'

type Attribute = { value: [{ value: string }, { value: [{ value: string }] }] }
type Captured = { rawCapture: { signature?: string; authenticatedAttributes?: forge.asn1.Asn1[] } }

/** Whether this is a detached PKCS #7 signature with SHA-256 over the text, by the key of the certificate (RFC 5652, 5.4). */
export function isSignedBy(certificatePem: string, text: string, signature: string): boolean {
  try {
    const der = forge.util.createBuffer(forge.util.decode64(signature))
    const { rawCapture } = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(der)) as unknown as Captured
    const { signature: signed, authenticatedAttributes: attributes } = rawCapture
    if (signed === undefined || attributes === undefined) return false
    const digest = (attributes as unknown as Attribute[]).find(
      ({ value: [type] }) => forge.asn1.derToOid(type.value) === forge.pki.oids['messageDigest'],
    )?.value[1].value[0].value
    if (digest === undefined || Buffer.from(digest, 'binary').compare(createHash('sha256').update(text).digest()) !== 0) return false
    const { Class, Type } = forge.asn1
    const covered = Buffer.from(forge.asn1.toDer(forge.asn1.create(Class.UNIVERSAL, Type.SET, true, attributes)).getBytes(), 'binary')
    return verify('sha256', covered, certificatePem, Buffer.from(signed, 'binary'))
  } catch {
    return false
  }
}

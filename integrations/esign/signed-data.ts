import forge from 'node-forge'

/** What a seal says, out of its CMS SignedData (RFC 5652). */
export type SignedData = {
  /** DER. */
  certificates: readonly Buffer[]
  signerCertificate: Buffer
  messageDigest: Buffer
  signingTime: Date
  /** What the signature is over: the attributes encoded as a SET (RFC 5652, 5.4). */
  signedAttributes: Buffer
  signature: Buffer
}

type Node = forge.asn1.Asn1

const { asn1, pki } = forge
const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class
const { SEQUENCE, SET, OCTETSTRING, INTEGER, NULL, OID, NONE, UTCTIME } = asn1.Type

/**
 * Reads exactly the form that a seal has: one signer, SHA-256 with RSA, detached. What the signature does not cover (versions, algorithm
 * identifiers, the name of the certificate) is not parsed but rebuilt and compared, so that no byte of it can differ unnoticed.
 */
export function parseSignedData(der: Buffer): SignedData | undefined {
  const root = decode(der)
  if (root === undefined) return undefined
  const signedData = child(child(root, 1), 0)
  const certificates = children(child(signedData, 3))
  const signer = child(child(signedData, 4), 0)
  const attributes = children(child(signer, 3))
  const signature = child(signer, 5)
  const messageDigest = attributeValue(attributes, pki.oids['messageDigest']!)
  const signingTime = attributeValue(attributes, pki.oids['signingTime']!)
  if (signature === undefined || typeof signature.value !== 'string') return undefined
  if (typeof messageDigest?.value !== 'string' || typeof signingTime?.value !== 'string') return undefined
  for (const certificate of certificates) {
    const parts = { certificates, certificate, attributes, signature: signature.value }
    if (encode(rebuild(parts)).equals(der))
      return {
        certificates: certificates.map(encode),
        signerCertificate: encode(certificate),
        messageDigest: Buffer.from(messageDigest.value, 'binary'),
        signingTime: toDate(signingTime.type, signingTime.value),
        signedAttributes: encode(asn1.create(UNIVERSAL, SET, true, attributes)),
        signature: Buffer.from(signature.value, 'binary'),
      }
  }
  return undefined
}

type Parts = { certificates: Node[]; certificate: Node; attributes: Node[]; signature: string }

function rebuild({ certificates, certificate, attributes, signature }: Parts): Node {
  const sha256 = sequence(oid(pki.oids['sha256']!), nothing())
  const signer = sequence(
    integer('\u0001'),
    issuerAndSerialOf(certificate),
    sha256,
    asn1.create(CONTEXT_SPECIFIC, NONE, true, attributes),
    sequence(oid(pki.oids['rsaEncryption']!), nothing()),
    asn1.create(UNIVERSAL, OCTETSTRING, false, signature),
  )
  const signedData = sequence(
    integer('\u0001'),
    asn1.create(UNIVERSAL, SET, true, [sha256]),
    sequence(oid(pki.oids['data']!)),
    asn1.create(CONTEXT_SPECIFIC, NONE, true, certificates),
    asn1.create(UNIVERSAL, SET, true, [signer]),
  )
  return sequence(oid(pki.oids['signedData']!), asn1.create(CONTEXT_SPECIFIC, NONE, true, [signedData]))
}

/** Certificate → tbsCertificate → version, serial number, signature algorithm, issuer. */
function issuerAndSerialOf(certificate: Node): Node {
  const body = children(child(certificate, 0))
  return sequence(...[body[3], body[1]].filter((one) => one !== undefined))
}

function decode(der: Buffer): Node | undefined {
  try {
    return asn1.fromDer(der.toString('binary'))
  } catch {
    // What is not DER is no seal: a finding for the caller, not a failure.
    return undefined
  }
}

function encode(node: Node): Buffer {
  return Buffer.from(asn1.toDer(node).getBytes(), 'binary')
}

function attributeValue(attributes: readonly Node[], type: string): Node | undefined {
  const wanted = asn1.oidToDer(type).getBytes()
  return child(
    child(
      attributes.find((attribute) => child(attribute, 0)?.value === wanted),
      1,
    ),
    0,
  )
}

function toDate(type: forge.asn1.Type, text: string): Date {
  return type === UTCTIME ? asn1.utcTimeToDate(text) : asn1.generalizedTimeToDate(text)
}

function child(node: Node | undefined, index: number): Node | undefined {
  return children(node)[index]
}

function children(node: Node | undefined): Node[] {
  return Array.isArray(node?.value) ? node.value : []
}

function sequence(...nodes: Node[]): Node {
  return asn1.create(UNIVERSAL, SEQUENCE, true, nodes)
}

function oid(name: string): Node {
  return asn1.create(UNIVERSAL, OID, false, asn1.oidToDer(name).getBytes())
}

function integer(bytes: string): Node {
  return asn1.create(UNIVERSAL, INTEGER, false, bytes)
}

function nothing(): Node {
  return asn1.create(UNIVERSAL, NULL, false, '')
}

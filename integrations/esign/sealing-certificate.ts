import { createHash, generateKeyPair, randomBytes, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import { AppError } from '#domain/errors.ts'

/** The key and certificate that seal documents, as PKCS #12. */
export type SealingCertificate = { readonly p12: Uint8Array; readonly passphrase: string }

export type CertificateSummary = {
  subject: string
  issuer: string
  serialNumber: string
  /** Hex SHA-256 of the certificate. */
  sha256: string
  /** PEM certificates that came with it; the certificate itself where none did. */
  authorities: readonly string[]
}

type CertificateRequest = {
  commonName: string
  organisation: string
  /** ISO 3166 alpha-2. */
  country: string
  /** ISO instants. */
  validFrom: string
  validUntil: string
  passphrase: string
}

const keyBits = 3072
/** RFC 9336. Readers that do not know it yet, poppler among them, ask for e-mail protection instead; the certificate has both. */
const documentSigning = '1.3.6.1.5.5.7.3.36'

/**
 * A certificate for sealing, issued by an authority made for it alone. The authority's key is thrown away, so that nothing else can be
 * issued under it. The seal proves that a document is unchanged, and whose it is to those who were given the authority's certificate.
 */
export async function createSealingCertificate(request: CertificateRequest): Promise<SealingCertificate & { authorityPem: string }> {
  const [authorityKeys, keys] = await Promise.all([newKeys(), newKeys()])
  const authorityName = toName({
    ...request,
    commonName: toAscii(`${request.commonName} Authority`),
    organisation: toAscii(request.organisation),
  })
  const authority = unsignedCertificate(request, { subject: authorityName, issuer: authorityName, publicKey: authorityKeys.publicKey })
  authority.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
  ])
  authority.sign(authorityKeys.privateKey, forge.md.sha256.create())
  const certificate = unsignedCertificate(request, { subject: toName(request), issuer: authorityName, publicKey: keys.publicKey })
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, nonRepudiation: true },
    { name: 'extKeyUsage', [documentSigning]: true, emailProtection: true },
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: authority.generateSubjectKeyIdentifier().getBytes() },
  ])
  certificate.sign(authorityKeys.privateKey, forge.md.sha256.create())
  const p12 = forge.pkcs12.toPkcs12Asn1(keys.privateKey, [certificate, authority], request.passphrase, { algorithm: 'aes256' })
  return {
    p12: Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary'),
    passphrase: request.passphrase,
    authorityPem: forge.pki.certificateToPem(authority),
  }
}

/** Opens the file and describes the certificate of its key. Refuses a wrong passphrase and a file without a key. */
export function summariseCertificate({ p12, passphrase }: SealingCertificate): CertificateSummary {
  const { own, authorities } = readCertificates(p12, passphrase)
  const certificate = new X509Certificate(own)
  return {
    subject: onOneLine(certificate.subject),
    issuer: onOneLine(certificate.issuer),
    serialNumber: certificate.serialNumber,
    sha256: createHash('sha256').update(certificate.raw).digest('hex'),
    authorities,
  }
}

function readCertificates(p12: Uint8Array, passphrase: string): { own: string; authorities: string[] } {
  const file = openP12(p12, passphrase)
  const keyOid = forge.pki.oids['pkcs8ShroudedKeyBag']!
  const key = file.getBags({ bagType: keyOid })[keyOid]?.[0]?.key
  const certificateOid = forge.pki.oids['certBag']!
  const certificates = file.getBags({ bagType: certificateOid })[certificateOid]?.flatMap((bag) => bag.cert ?? []) ?? []
  const own = certificates.find(({ publicKey }) => key !== undefined && 'n' in publicKey && publicKey.n.equals(key.n))
  if (own === undefined) throw new AppError('SIGNATURE_MISCONFIGURED', { rule: 'an RSA key with its certificate' })
  const [ownPem, ...authorities] = [own, ...certificates.filter((one) => one !== own)].map((one) => forge.pki.certificateToPem(one))
  return { own: ownPem!, authorities: authorities.length === 0 ? [ownPem!] : authorities }
}

function openP12(p12: Uint8Array, passphrase: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(p12).toString('binary')), false, passphrase)
  } catch (cause) {
    throw new AppError('SIGNATURE_MISCONFIGURED', { rule: 'a PKCS #12 file that opens with its passphrase' }, { cause })
  }
}

type CertificateParts = { subject: forge.pki.CertificateField[]; issuer: forge.pki.CertificateField[]; publicKey: forge.pki.rsa.PublicKey }

function unsignedCertificate(request: CertificateRequest, { subject, issuer, publicKey }: CertificateParts): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  // A serial number is positive: the first byte stays below 0x80 (RFC 5280, 4.1.2.2).
  certificate.serialNumber = `1${randomBytes(15).toString('hex').slice(1)}`
  certificate.validity.notBefore = new Date(request.validFrom)
  certificate.validity.notAfter = new Date(request.validUntil)
  certificate.setSubject(subject)
  certificate.setIssuer(issuer)
  return certificate
}

function toName({ commonName, organisation, country }: CertificateRequest): forge.pki.CertificateField[] {
  const utf8 = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class
  return [
    { name: 'commonName', value: commonName, valueTagClass: utf8 },
    { name: 'organizationName', value: organisation, valueTagClass: utf8 },
    { name: 'countryName', value: country },
  ]
}

async function newKeys(): Promise<forge.pki.rsa.KeyPair> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: keyBits })
  return {
    privateKey: forge.pki.privateKeyFromPem(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    publicKey: forge.pki.publicKeyFromPem(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  }
}

/**
 * The authority's name goes without accents: the signing library encodes an issuer's letters beyond ASCII twice, and readers would then not
 * find the certificate of the seal.
 */
function toAscii(name: string): string {
  return name.normalize('NFD').replaceAll(/[^ -~]/g, '')
}

/** Node lists the parts of a name on lines and escapes commas: `CN=…\nO=A\, B` becomes `CN=…, O=A, B`. */
function onOneLine(name: string): string {
  return name.split('\n').join(', ').replaceAll('\\,', ',')
}

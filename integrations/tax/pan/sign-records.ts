import forge from 'node-forge'

export type SigningKey = { /** PEM. */ certificate: string; /** PEM, RSA. */ privateKey: string }

/** A detached PKCS #7 signature with SHA-256 over a text, in base64: how the service knows who asks, and that nobody changed the question. */
export function signText(text: string, { certificate, privateKey }: SigningKey, now: number): string {
  const signed = forge.pkcs7.createSignedData()
  signed.content = forge.util.createBuffer(text, 'utf8')
  signed.addCertificate(certificate)
  signed.addSigner({
    key: forge.pki.privateKeyFromPem(privateKey) as forge.pki.rsa.PrivateKey,
    certificate: forge.pki.certificateFromPem(certificate),
    digestAlgorithm: forge.pki.oids['sha256']!,
    authenticatedAttributes: [
      { type: forge.pki.oids['contentType']!, value: forge.pki.oids['data']! },
      { type: forge.pki.oids['messageDigest']! },
      // The library takes the instant as it is, whatever its types say.
      { type: forge.pki.oids['signingTime']!, value: new Date(now) as unknown as string },
    ],
  })
  signed.sign({ detached: true })
  return forge.util.encode64(forge.asn1.toDer(signed.toAsn1()).getBytes())
}

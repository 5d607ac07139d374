import { createSign, type KeyObject } from 'node:crypto'

/** A JSON Web Token signed with RS256 (RFC 7515, RFC 7519). */
export function signJwt(claims: Readonly<Record<string, string | number>>, privateKey: KeyObject): string {
  const signingInput = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${signingInput}.${signRs256(signingInput, privateKey)}`
}

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, 3.3). The same input gives the same signature. */
export function signRs256(signingInput: string, privateKey: KeyObject): string {
  return createSign('RSA-SHA256').update(signingInput).sign(privateKey, 'base64url')
}

import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { CompactSign, type JWK } from 'jose'
import { canonicalJson } from '#domain/audit/canonical-json.ts'

/** What signs exports. `publicJwk` is given to whoever verifies, by a way that does not depend on the export. */
export type ExportKey = { privateKey: KeyObject; publicJwk: PublicExportKey }
export type PublicExportKey = JWK & { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string }

/** PKCS #8 for Ed25519 (RFC 8410) up to where the 32 bytes of the seed follow. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key that grows from a seed of 32 bytes. It is known by its thumbprint (RFC 7638), so two keys never share a name. */
export function readExportKey(seed: Buffer): ExportKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: x! } as const
  const kid = createHash('sha256').update(canonicalJson(jwk)).digest('base64url')
  return { privateKey, publicJwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } }
}

/** A detached signature (RFC 7515, appendix F): the signed bytes stand in a file of their own. */
export async function signDetached(key: ExportKey, content: Uint8Array): Promise<string> {
  const header = { alg: 'EdDSA', kid: key.publicJwk.kid, typ: 'tenor-export' }
  const [protectedHeader, , signature] = (await new CompactSign(content).setProtectedHeader(header).sign(key.privateKey)).split('.')
  return `${protectedHeader}..${signature}`
}

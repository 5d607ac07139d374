import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

export type ProviderKeys = { jwks: { keys: JWK[] }; cookieKeys: string[] }

/** The provider's signing key and cookie key: made once, kept beside the other data, readable by the owner alone. */
export async function loadProviderKeys(path: string): Promise<ProviderKeys> {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ProviderKeys
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }
  const keys: ProviderKeys = { jwks: { keys: [jwk] }, cookieKeys: [randomBytes(32).toString('hex')] }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify(keys), { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return keys
}

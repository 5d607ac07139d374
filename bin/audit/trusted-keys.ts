import { readFileSync } from 'node:fs'
import { calculateJwkThumbprint } from 'jose'
import { z } from 'zod'
import { readExportKey, type PublicExportKey } from '#api/exports/export-key.ts'

const publicKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43) })
const keyFile = z.union([z.object({ keys: z.array(publicKey).min(1) }), publicKey.transform((key) => ({ keys: [key] }))])

/** The keys of a JWK or JWKS file. Each is known by its thumbprint, whatever the file calls it. */
export async function readKeyFile(file: string): Promise<PublicExportKey[]> {
  const parsed = keyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file} holds no Ed25519 key as JWK or JWKS.`)
  return Promise.all(parsed.data.keys.map(async (key) => ({ ...key, kid: await calculateJwkThumbprint(key) })))
}

/** The key of this installation: from its environment, or from what an embedded one made up for itself. Undefined where there is neither. */
export function ownKey(environment: Readonly<Record<string, string | undefined>>, secretsFile: string): PublicExportKey | undefined {
  const seed = environment['EXPORT_SIGNING_KEY'] || embeddedSeed(secretsFile)
  if (seed === undefined) return undefined
  const bytes = Buffer.from(seed, 'base64url')
  if (bytes.length !== 32) throw new Error('EXPORT_SIGNING_KEY is not 32 bytes in base64url.')
  return readExportKey(bytes).publicJwk
}

function embeddedSeed(secretsFile: string): string | undefined {
  try {
    const secrets = JSON.parse(readFileSync(secretsFile, 'utf8')) as { exportSigningKey?: string }
    return secrets.exportSigningKey
  } catch {
    // No embedded installation here.
    return undefined
  }
}

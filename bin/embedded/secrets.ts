import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isErrno } from './process-group.ts'

/** What an installation makes up for itself on its first start. A name added here appears on the next one. */
const secretNames = [
  'databaseAdminPassword',
  'databaseOwnerPassword',
  'databaseAppPassword',
  'encryptionKey',
  'searchKey',
  'exportSigningKey',
  'sealingPassphrase',
  'oidcClientSecret',
] as const

export type Secrets = Record<(typeof secretNames)[number], string>

/** The secrets of this data folder, made on the first call and kept in a file that only its owner may read. */
export function readSecrets(file: string): Secrets {
  const kept = readKept(file)
  const missing = secretNames.filter((name) => kept[name] === undefined)
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('base64url')])) } as Secrets
  if (missing.length === 0) return secrets
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}

function readKept(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return {}
    throw error
  }
}

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSecrets } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenor-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the secrets of an installation', () => {
  it('are made once, are its own, and only their owner may read them', () => {
    const file = join(folder, 'secrets.json')
    const made = readSecrets(file)
    expect(readSecrets(file)).toEqual(made)
    expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length)
    expect(Object.values(made).every((secret) => secret.length >= 43)).toBe(true)
    expect(readSecrets(join(folder, 'elsewhere.json'))).not.toEqual(made)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('gain the ones that a new release needs and lose none', () => {
    const file = join(folder, 'secrets.json')
    writeFileSync(file, JSON.stringify({ databaseAppPassword: 'of old', retiredSecret: 'kept' }))
    const secrets = readSecrets(file)
    expect(secrets).toMatchObject({ databaseAppPassword: 'of old', retiredSecret: 'kept' })
    expect(secrets.databaseOwnerPassword).toHaveLength(43)
  })
})

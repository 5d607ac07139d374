import { randomBytes } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import './provided.ts'

export type TestDatabase = {
  /** As the role of the running product: what it may not do, a test that uses this finds out. */
  url: string
  /** As the owner, for what only a migration or an attacker could do. */
  ownerUrl: string
  /** Proves the books first: whatever a test file posted, it left them in order. */
  drop: () => Promise<void>
}

/** A database of one's own: an empty copy of the migrated one. Make it in `beforeAll`, drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { templateUrl, templateOwnerUrl, adminUrl } = inject('servers').database
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = new URL(templateUrl).pathname.slice(1)
  const owner = new URL(templateOwnerUrl).username
  // With fsync off, copying files was measured to be faster than the default of logging each page.
  const copy = `TEMPLATE ${escapeIdentifier(template)} OWNER ${escapeIdentifier(owner)} STRATEGY FILE_COPY`
  await order(adminUrl, `CREATE DATABASE ${escapeIdentifier(name)} ${copy}`)
  const ownerUrl = withDatabase(templateOwnerUrl, name)
  return {
    url: withDatabase(templateUrl, name),
    ownerUrl,
    async drop() {
      const findings = await order(ownerUrl, 'SELECT finding, subject FROM prove_ledger()')
      // FORCE ends connections that a test left open: one leak shall not fail another file.
      await order(adminUrl, `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`)
      if (findings.length > 0) throw new Error(`The books of this test file do not prove: ${JSON.stringify(findings.slice(0, 5))}`)
    },
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function order(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

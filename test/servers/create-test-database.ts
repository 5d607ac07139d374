import { randomBytes } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import './provided.ts'

export type TestDatabase = { url: string; drop: () => Promise<void> }

/** A database of one's own: an empty copy of the migrated one. Make it in `beforeAll`, drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { templateUrl, maintenanceUrl } = inject('servers').database
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = new URL(templateUrl).pathname.slice(1)
  await order(maintenanceUrl, `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)} STRATEGY FILE_COPY`)
  const url = new URL(templateUrl)
  url.pathname = `/${name}`
  // FORCE ends connections that a test left open: one leak shall not fail another file.
  return { url: url.href, drop: () => order(maintenanceUrl, `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`) }
}

async function order(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

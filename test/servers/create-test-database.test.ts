import { Connection } from '@temporalio/client'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './create-test-database.ts'

describe('a test database', () => {
  let first: TestDatabase
  let second: TestDatabase
  beforeAll(async () => {
    const created = await Promise.all([createTestDatabase(), createTestDatabase()])
    first = created[0]
    second = created[1]
  })
  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()])
  })

  it('is nobody else’s', async () => {
    await query(first.ownerUrl, 'CREATE TABLE mine (id integer)')
    const elsewhere = await query(second.url, `SELECT to_regclass('mine') AS found`)
    expect(elsewhere).toEqual([{ found: null }])
  })

  it('is migrated, and used with no more rights than the running product has', async () => {
    await expect(query(first.url, 'DELETE FROM case_event')).rejects.toThrow('permission denied')
    expect(await query(first.url, 'SELECT count(*)::int AS events FROM case_event')).toEqual([{ events: 0 }])
  })

  it('can be dropped while a connection is still open, and is gone then', async () => {
    const doomed = await createTestDatabase()
    const client = new Client({ connectionString: doomed.url })
    const lost = new Promise((resolve) => client.on('error', resolve))
    await client.connect()
    await doomed.drop()
    await lost
    await expect(query(doomed.url, 'SELECT 1')).rejects.toThrow('does not exist')
  })

  it('fails the file whose books do not prove, and is gone all the same', async () => {
    const cooked = await createTestDatabase()
    await query(
      cooked.ownerUrl,
      `ALTER TABLE journal_entry DISABLE TRIGGER USER;
       INSERT INTO journal_entry (idempotency_key, kind, effective_on, booked_on, actor) VALUES ('hollow', 'test', '2026-03-10', '2026-03-10', 'x')`,
    )
    await expect(cooked.drop()).rejects.toThrow('entry_not_whole')
    await expect(query(cooked.url, 'SELECT 1')).rejects.toThrow('does not exist')
  })
})

describe('the workflow server of the run', () => {
  it('answers and knows what cases are searched by', async () => {
    const { address, namespace } = inject('servers').temporal
    const connection = await Connection.connect({ address })
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
    await connection.close()
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(['CaseStatus', 'CaseProcess']))
  })
})

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(sql)
    return rows as unknown[]
  } finally {
    await client.end()
  }
}

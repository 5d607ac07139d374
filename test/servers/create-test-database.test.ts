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
    await query(first, 'CREATE TABLE mine (id integer)')
    const elsewhere = await query(second, `SELECT to_regclass('mine') AS found`)
    expect(elsewhere).toEqual([{ found: null }])
  })

  it('belongs to a role that is no superuser, so that revoked rights bind', async () => {
    expect(await query(first, `SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user`)).toEqual([
      { rolname: 'tenor', rolsuper: false },
    ])
  })

  it('can be dropped while a connection is still open, and is gone then', async () => {
    const doomed = await createTestDatabase()
    const client = new Client({ connectionString: doomed.url })
    const lost = new Promise((resolve) => client.on('error', resolve))
    await client.connect()
    await doomed.drop()
    await lost
    await expect(query(doomed, 'SELECT 1')).rejects.toThrow('does not exist')
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

async function query(database: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    const { rows } = await client.query(sql)
    return rows as unknown[]
  } finally {
    await client.end()
  }
}

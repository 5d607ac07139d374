import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Db } from '#db/connect.ts'
import { documentKinds, documentSlots } from '#db/documents/find-document.ts'
import { contractStates } from '#db/contracts/find-contract.ts'
import { caseStatuses } from '#domain/case/case-status.ts'
import { processNames } from '#domain/case/processes.ts'
import { proposalStates } from '#domain/case/proposal.ts'
import { stepStates } from '#domain/case/step-state.ts'
import { createTestDatabase, type TestDatabase } from '#test/servers/create-test-database.ts'

describe('the states that the database accepts', () => {
  let database: TestDatabase
  let db: Db
  beforeAll(async () => {
    database = await createTestDatabase()
    db = connect({ url: database.ownerUrl, maxConnections: 1, applicationName: 'state lists' })
  })
  afterAll(async () => {
    await db.destroy()
    await database.drop()
  })

  it.each<[table: string, column: string, list: readonly string[]]>([
    ['case', 'process', processNames],
    ['case', 'status', caseStatuses],
    ['case', 'family_status', caseStatuses],
    ['case_step', 'state', stepStates],
    ['case_step', 'waits_for', ['applicant', 'staff', 'outside']],
    ['proposal', 'state', proposalStates],
    ['document', 'kind', documentKinds],
    ['document', 'slot', documentSlots],
    ['contract', 'state', contractStates],
  ])('of %s.%s are those of the code', async (table, column, list) => {
    const { rows } = await db.raw(
      `select pg_get_constraintdef(c.oid) as definition from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
       where c.conrelid = ?::regclass and c.contype = 'c' and a.attname = ? and array_length(c.conkey, 1) = 1`,
      [`"${table}"`, column],
    )
    const found = (rows as { definition: string }[]).flatMap(({ definition }) =>
      [...definition.matchAll(/'([^']+)'/g)].map(([, state]) => state),
    )
    expect(found.toSorted()).toEqual([...list].toSorted())
  })
})

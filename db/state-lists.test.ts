import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseStatuses } from '#domain/case/case-status.ts'
import { processNames } from '#domain/case/processes.ts'
import { proposalStates } from '#domain/case/proposal.ts'
import { stepStates } from '#domain/case/step-state.ts'
import { bulkRetryCauses, bulkRetryStates, retryOutcomes } from '#domain/outside/bulk-retry.ts'
import { capabilities } from '#domain/outside/capability.ts'
import { providerSwitchStates } from '#domain/outside/provider-switch.ts'
import { locales } from '#domain/texts/locale.ts'
import { createTestDatabase, type TestDatabase } from '#test/servers/create-test-database.ts'
import { connect, type Db } from './connect.ts'
import { contractStates } from './contracts/find-contract.ts'
import { identityDocumentTypes } from './documents/document-sets.ts'
import { documentKinds, documentSlots } from './documents/find-document.ts'
import { envelopeStates } from './envelopes/envelope-row.ts'
import { messageStates } from './messages/message-row.ts'
import { payoutStates } from './payouts/payout-row.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await createTestDatabase()
  db = connect({ url: database.url, maxConnections: 1, applicationName: 'state lists' })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

/** The values that the check of one column allows, as PostgreSQL prints it. */
async function allowed(table: string, column: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { definition: string }[] }>(
    `select pg_get_constraintdef(con.oid) as definition
     from pg_constraint con join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
     where con.conrelid = ?::regclass and con.contype = 'c' and cardinality(con.conkey) = 1 and att.attname = ?`,
    [table, column],
  )
  return rows.flatMap(({ definition }) => [...definition.matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? ''))
}

describe('the states of the record', () => {
  it.each([
    ['"case"', 'status', caseStatuses],
    ['"case"', 'family_status', caseStatuses],
    ['"case"', 'process', processNames],
    ['case_step', 'state', stepStates],
    ['proposal', 'state', proposalStates],
    ['contract', 'state', contractStates],
    ['envelope', 'state', envelopeStates],
    ['payout', 'state', payoutStates],
    ['message', 'state', messageStates],
    ['document', 'kind', documentKinds],
    ['document', 'slot', documentSlots],
    ['document_set', 'document_type', identityDocumentTypes],
    ['application', 'locale', locales],
    ['provider_switch', 'state', providerSwitchStates],
    ['provider_switch', 'capability', capabilities],
    ['bulk_retry', 'state', bulkRetryStates],
    ['bulk_retry', 'cause', bulkRetryCauses],
    ['bulk_retry_step', 'outcome', retryOutcomes],
  ] as const)('are the same in %s.%s as in the code', async (table, column, list) => {
    expect((await allowed(table, column)).toSorted()).toEqual([...list].toSorted())
  })
})

import type { Client } from 'pg'
import { accountCode } from '#domain/ledger/account-code.ts'
import type { Work } from '../rounds/interleave.ts'
import { anEntry } from './postings.ts'

const text = 'select * from post_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)'

/** One entry as `postEntry` posts it, on bare connections of the driver. */
export function barePosting(connections: Client[]): Work {
  return async (worker) => {
    const { idempotencyKey, kind, effectiveOn, bookedOn, reference, lines } = anEntry()
    const { actor, caseId, contractId, workflowId } = reference
    const accounts = `{${lines.map((line) => accountCode(line.account)).join(',')}}`
    const amounts = `{${lines.map((line) => ('debitMinor' in line ? line.debitMinor : 0 - line.creditMinor)).join(',')}}`
    const values = [idempotencyKey, kind, effectiveOn, bookedOn, actor, caseId, contractId, workflowId, accounts, amounts]
    await connections[worker]!.query({ name: 'post_entry', text, values })
    return 1
  }
}

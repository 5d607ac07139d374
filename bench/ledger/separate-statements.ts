import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import type { Db } from '#db/connect.ts'
import { accountCode, generalAccountCode } from '#domain/ledger/account-code.ts'
import type { Work } from '../rounds/interleave.ts'
import { anEntry } from './postings.ts'

/**
 * The same entry, in the same tables under the same trigger, written as a program without the function would: begin, the entry, the balance
 * of the customer within its limit, both accounts of the general ledger, the lines, commit. It even knows the ids of the accounts without
 * asking. Needs the rights of the owner.
 */
const statements = {
  entry: `insert into journal_entry (idempotency_key, kind, effective_on, booked_on, actor, case_id, contract_id, workflow_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
  balance: `update ledger_balance set balance_minor = balance_minor + $1
    where account_id = $2 and (stays = 0 or stays * (balance_minor + $1) - held_minor >= -overdraft_minor)`,
  bucket: 'update ledger_bucket set balance_minor = balance_minor + $1 where account_id = $2 and bucket = $3',
  lines: `insert into journal_line (entry_id, line_no, account_id, amount_minor, booked_on, effective_on, book)
    values ($1, 1, $2, $4, $5, $6, 'BRL'), ($1, 2, $3, -$4::bigint, $5, $6, 'BRL')`,
}

export function bareSeparateStatements(connections: Client[]): Work {
  return async (worker) => {
    const connection = connections[worker]!
    await connection.query('begin')
    await writeEntry(worker, (name, values) => connection.query({ name, text: statements[name], values }))
    await connection.query('commit')
    return 1
  }
}

/** The same with the client of the product. */
export function separateStatements(db: Db): Work {
  return async (worker) => {
    await db.transaction((transaction) =>
      writeEntry(worker, (name, values) => transaction.raw(...toNamed(name, values)).options({ name: `separate_${name}` })),
    )
    return 1
  }
}

type Order = (name: keyof typeof statements, values: (string | number)[]) => PromiseLike<{ rows: { id: string }[] }>

async function writeEntry(worker: number, order: Order): Promise<void> {
  const { idempotencyKey, kind, effectiveOn, bookedOn, reference, lines } = anEntry()
  const [customer, clearing] = lines.map((line) => idOf(accountCode(line.account))) as [string, string]
  const control = idOf(generalAccountCode(lines[0]!.account))
  const amountMinor = (lines[0] as { debitMinor: number }).debitMinor
  const { actor, caseId, contractId, workflowId } = reference
  const { rows } = await order('entry', [idempotencyKey, kind, effectiveOn, bookedOn, actor, caseId!, contractId!, workflowId!])
  await order('balance', [amountMinor, customer])
  const inOrder: [string, number][] =
    control < clearing
      ? [
          [control, amountMinor],
          [clearing, 0 - amountMinor],
        ]
      : [
          [clearing, 0 - amountMinor],
          [control, amountMinor],
        ]
  for (const [account, amount] of inOrder) await order('bucket', [amount, account, worker])
  await order('lines', [rows[0]!.id, customer, clearing, amountMinor, bookedOn, effectiveOn])
}

function idOf(code: string): string {
  const hex = createHash('sha256').update(code).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** The product's client takes values by name where one is used twice. */
function toNamed(name: keyof typeof statements, values: (string | number)[]): [string, Record<string, string | number>] {
  return [statements[name].replaceAll(/\$(\d)/g, ':v$1'), Object.fromEntries(values.map((value, index) => [`v${index + 1}`, value]))]
}

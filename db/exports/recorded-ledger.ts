import type { Db } from '../connect.ts'
import { toPlain, type Plain } from './to-plain.ts'

/**
 * Every journal entry about these cases, and every other one that moved an account of theirs or of their contracts: so the balances of those
 * accounts follow from what is here.
 */
export async function recordedLedger(
  db: Db,
  holders: { caseIds: string[]; contractIds: string[] },
): Promise<{ entries: Plain[]; balances: Plain[] }> {
  const holderIds = [...holders.caseIds, ...holders.contractIds]
  const { rows: entries } = await db.raw<{ rows: (Plain & { lines: Plain[] })[] }>(
    `select entry.id, entry.idempotency_key as "idempotencyKey", entry.kind, entry.effective_on as "effectiveOn",
       entry.booked_on as "bookedOn", entry.actor, entry.case_id as "caseId", entry.contract_id as "contractId",
       entry.workflow_id as "workflowId", entry.recorded_at as "recordedAt", reverses.reversed_id as reverses,
       reversed.reversal_id as "reversedBy", line.lines
     from journal_entry entry
     left join journal_reversal reverses on reverses.reversal_id = entry.id
     left join journal_reversal reversed on reversed.reversed_id = entry.id
     cross join lateral (
       select json_agg(json_build_object('lineNo', line.line_no, 'account', account.code, 'book', account.book,
         'holderId', account.holder_id, 'amountMinor', line.amount_minor::text) order by line.line_no) as lines
       from journal_line line join ledger_account account on account.id = line.account_id where line.entry_id = entry.id
     ) line
     where entry.case_id = any(:caseIds) or entry.id in (
       select line.entry_id from ledger_account account join journal_line line on line.account_id = account.id
       where account.holder_id = any(:holderIds))
     order by entry.id`,
    { caseIds: holders.caseIds, holderIds },
  )
  const { rows: balances } = await db.raw<{ rows: Plain[] }>(
    `select account.code as account, account.holder_id as "holderId", balance.balance_minor as "balanceMinor",
       balance.held_minor as "heldMinor"
     from ledger_account account join ledger_balance balance on balance.account_id = account.id
     where account.holder_id = any(?) order by account.code`,
    [holderIds],
  )
  return {
    entries: entries.map(({ lines, ...entry }) => ({ ...toPlain(entry), lines: lines.map(toPlain) })),
    balances: balances.map(toPlain),
  }
}

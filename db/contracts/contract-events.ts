import type { Db } from '../connect.ts'
import { lockRow } from '../lock-row.ts'

export type ContractEventKind = 'disbursement' | 'disbursement_returned'

/** `facts` hold numbers, dates and codes; `payoutSequence` says which pay-out it is about. */
export type ContractEvent = {
  contractId: string
  kind: ContractEventKind
  /** ISO date. */
  effectiveOn: string
  amountMinor: number
  currency: string
  facts: Readonly<Record<string, string | number>> & { payoutSequence: number }
  journalEntryId: string
}

/** Adds to the ordered events of a contract from which its balances follow. The caller holds the lock of the contract. */
export async function addContractEvent(db: Db, event: ContractEvent): Promise<void> {
  await db.raw(
    `insert into contract_event (contract_id, sequence, kind, effective_on, amount_minor, currency, facts, journal_entry_id)
     select id, coalesce((select max(sequence) from contract_event where contract_id = contract.id), 0) + 1, ?, ?, ?, ?, ?, ?
     from contract where id = ?`,
    [event.kind, event.effectiveOn, event.amountMinor, event.currency, JSON.stringify(event.facts), event.journalEntryId, event.contractId],
  )
}

export type FoundContractEvent = { journalEntryId: string; amountMinor: number; facts: Readonly<Record<string, unknown>> }

/** The event of this kind about a pay-out, or undefined. */
export async function findContractEvent(
  db: Db,
  event: { contractId: string; kind: ContractEventKind; payoutSequence: number },
): Promise<FoundContractEvent | undefined> {
  const row: (Omit<FoundContractEvent, 'amountMinor'> & { amountMinor: string }) | undefined = await db('contract_event')
    .where({ contract_id: event.contractId, kind: event.kind })
    .whereRaw(`(facts ->> 'payoutSequence')::integer = ?`, [event.payoutSequence])
    .first({ journalEntryId: 'journal_entry_id', amountMinor: 'amount_minor', facts: 'facts' })
  return row && { ...row, amountMinor: Number(row.amountMinor) }
}

/** Whoever changes the money of a contract locks it first. */
export async function lockContract(db: Db, contractId: string): Promise<void> {
  await lockRow(db, 'contract', contractId)
}

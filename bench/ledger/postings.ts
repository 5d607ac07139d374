import { randomInt } from 'node:crypto'
import type { Db } from '#db/connect.ts'
import { openAccounts } from '#db/ledger/open-accounts.ts'
import { postEntries } from '#db/ledger/post-entries.ts'
import { postEntry } from '#db/ledger/post-entry.ts'
import type { AccountReference, LedgerEntry } from '#domain/ledger/ledger-entry.ts'
import type { Work } from '../rounds/interleave.ts'

export const contracts = 100_000
const coldProducts = 500
const currency = 'BRL'

let entries = 0

/** The id of the n-th contract; no two are neighbours in an index. */
export function contractId(n: number): string {
  const scattered = (BigInt(n) * 0x9e3779b97f4a7c15n) & 0xffffffffffffn
  return `0198c1d2-0000-7000-8000-${scattered.toString(16).padStart(12, '0')}`
}

/** A disbursement of two lines: the customer's account is one of many, the account of the general ledger is everybody's, or one of many. */
export function anEntry(options: { cold?: boolean } = {}): LedgerEntry {
  const contract = contractId(randomInt(contracts))
  const product = options.cold ? `cold-${randomInt(coldProducts)}` : 'hot'
  const amountMinor = 1 + randomInt(1_000_000)
  entries += 1
  return {
    idempotencyKey: `disbursement:${contract}:${entries}`,
    kind: 'disbursement',
    effectiveOn: '2026-03-10',
    bookedOn: '2026-03-10',
    reference: { actor: 'system', caseId: contract, contractId: contract, workflowId: `loan:${contract}` },
    lines: [
      {
        account: { role: 'loans_receivable', product: options.cold ? coldProductOf(contract) : 'hot', currency, contractId: contract },
        debitMinor: amountMinor,
      },
      { account: { role: 'payout_clearing', product, currency }, creditMinor: amountMinor },
    ],
  }
}

/** Posts one entry at a time, as the product does. */
export function posting(db: Db, options: { cold?: boolean } = {}): Work {
  return async () => {
    await postEntry(db, anEntry(options))
    return 1
  }
}

export function postingBatches(db: Db, size: number): Work {
  return async () =>
    (
      await postEntries(
        db,
        Array.from({ length: size }, () => anEntry()),
      )
    ).length
}

/** Accounts are there before the clock starts: opening is no part of posting. */
export async function openBenchAccounts(db: Db): Promise<void> {
  for (let from = 0; from < contracts; from += 5000) {
    const some = Array.from({ length: Math.min(5000, contracts - from) }, (_, index) => contractId(from + index))
    const loans = (product: (contract: string) => string) =>
      some.map((contract): AccountReference => ({ role: 'loans_receivable', product: product(contract), currency, contractId: contract }))
    await openAccounts(db, [...loans(() => 'hot'), ...loans(coldProductOf)], 'bench')
  }
  const clearing = ['hot', ...Array.from({ length: coldProducts }, (_, n) => `cold-${n}`)]
  await openAccounts(
    db,
    clearing.map((product): AccountReference => ({ role: 'payout_clearing', product, currency })),
    'bench',
  )
}

/** A contract has one product, and so one control account. */
function coldProductOf(contract: string): string {
  return `cold-${Number.parseInt(contract.slice(-6), 16) % coldProducts}`
}

import type { Db } from '../connect.ts'

/** Something in the ledger that does not agree. Amounts are decimal text of minor units, because a fault may be of any size. */
export type LedgerFinding = { finding: string; subject: string; expectedMinor: string | null; foundMinor: string | null }

/**
 * Recomputes the whole ledger from its lines: every entry balances in each book, every balance equals its lines, every sub-ledger its
 * control account, every snapshot its day. An empty answer is the proof. Runs after every test that posts, and nightly.
 */
export async function proveLedger(db: Db): Promise<LedgerFinding[]> {
  const { rows } = await db.raw<{ rows: LedgerFinding[] }>(
    `select finding, subject, expected_minor as "expectedMinor", found_minor as "foundMinor" from prove_ledger() order by finding, subject`,
  )
  return rows
}
